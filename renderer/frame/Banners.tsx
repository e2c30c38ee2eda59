import { Button } from '@mantine/core'
import { useConnection, wayBack } from '../connection.ts'
import { useMaybeProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { report, useTrouble } from './trouble.ts'

/** What is wrong with the window as a whole, above the page and until it is no longer true. */
export function Banners() {
  const stopped = useConnection() === 'stopped'
  const trouble = useTrouble()
  const refused = useMaybeProject()?.refused
  if (!stopped && !trouble && !refused) return null
  return (
    <div className="ts-col" style={{ gap: 6, padding: '8px 12px', borderBottom: '1px solid var(--ts-line)' }}>
      {stopped && <Banner tone="must">Tunesheet has stopped. {wayBack()}</Banner>}
      {refused && (
        <Banner
          tone="must"
          action={
            <>
              <Link small onClick={refused.drop}>
                Leave it as it was
              </Link>
              <Button size="xs" onClick={refused.retry}>
                Try again
              </Button>
            </>
          }
        >
          {stopped
            ? 'Your last edit is not saved yet. Copy what you typed before you close this page.'
            : `${refused.failure.message} Your last edit is not saved yet. ${refused.failure.hint ?? ''}`}
        </Banner>
      )}
      {trouble && (
        <Banner
          tone="must"
          action={
            <Link
              small
              onClick={() => {
                report(null)
              }}
            >
              Close
            </Link>
          }
        >
          {trouble.message} {trouble.hint}
        </Banner>
      )}
    </div>
  )
}
