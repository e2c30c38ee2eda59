import { Button } from '@mantine/core'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, orpc, queryClient } from '../api.ts'
import { go } from '../place.ts'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TitleBar } from './TitleBar.tsx'
import { attempt } from './trouble.ts'

/** Stands where a project should be that cannot be opened. */
export function CannotOpen({ failure, id }: { failure: FailureData; id: string }) {
  const forget = async () => {
    await client.project.forget({ project: id })
    await queryClient.invalidateQueries({ queryKey: orpc.project.recent.key() })
    go({ at: 'welcome' }, { replace: true })
  }
  return (
    <>
      <TitleBar />
      <main className="ts-body" style={{ alignItems: 'center', justifyContent: 'center' }}>
        <div style={{ width: 720, maxWidth: '90%', paddingBottom: 40 }}>
          <div className="ts-row" style={{ alignItems: 'flex-start', gap: 12 }}>
            <SeverityMark kind="error" size={22} />
            <div>
              <h1 className="ts-page" style={{ marginTop: -5 }}>
                {failure.message}
              </h1>
              <p className="ts-2 ts-lead" style={{ margin: '6px 0 18px' }}>
                {failure.hint} The file is exactly as it was.
              </p>
              <div className="ts-row">
                <Button
                  variant="filled"
                  onClick={() => {
                    go({ at: 'welcome' }, { replace: true })
                  }}
                >
                  All projects
                </Button>
                <Button onClick={() => void attempt(forget)}>Take it off the list</Button>
              </div>
            </div>
          </div>
        </div>
      </main>
      <StatusBar />
    </>
  )
}
