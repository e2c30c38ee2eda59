import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { isFiltered } from '../../shared/domain/view.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { printShortcut, runAction } from '../actions.ts'
import { useProject } from '../project.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Link } from '../ui/Link.tsx'
import type { SizedField } from './columns/fields.ts'
import { useNearWord } from './filter/useNearWord.ts'
import { noHitsWords } from './filter/words.ts'

const EXAMPLE: Readonly<Record<string, string>> = {
  prompt: 'Where is my order? It was due on Friday.',
  completion: 'Hello, it left our warehouse this morning. You will get a message tonight with the time.',
}

/** What stands in the grid's place while the view has no rows. */
export function Nothing({ filtered, ...props }: EmptySheetProps & { filtered: boolean }) {
  return filtered ? <NoHits /> : <EmptySheet {...props} />
}

type EmptySheetProps = { fields: readonly SizedField[]; onType: () => void }

/** What stands below the headers while there are no rows: how rows get here. */
function EmptySheet({ fields, onType }: EmptySheetProps) {
  return (
    <div className="sheet-empty">
      <div className="sheet-example" aria-hidden>
        <span style={{ width: 46 }}>e.g.</span>
        {fields.map((field) => (
          <span
            key={field.id}
            style={{ width: field.width }}
            data-kind={field.kind}
            data-sent={field.kind === 'text' && field.sent}
          >
            {field.kind === 'text' ? (EXAMPLE[field.column.role] ?? '') : ''}
          </span>
        ))}
      </div>
      <div className="sheet-empty-middle">
        <EmptyState
          title="Paste your rows here"
          art={<Art />}
          action={
            <>
              <Button
                variant="filled"
                leftSection={<IconFileSpreadsheet size={16} />}
                onClick={() => runAction('import-file')}
              >
                Open a spreadsheet…
              </Button>
              <Button onClick={onType}>Type the first row</Button>
            </>
          }
        >
          Copy two columns in Excel, Numbers or Google Sheets and press <Kbd>{printShortcut('Mod+V')}</Kbd>. Rows and
          columns are made as needed.
        </EmptyState>
        <p className="ts-small ts-3">
          Not sure what a good row looks like?{' '}
          <Link small onClick={() => runAction('go-welcome')}>
            Open a sample
          </Link>
        </p>
      </div>
    </div>
  )
}

/** No row matches: what was asked for, a word that comes close, and the way back. */
function NoHits() {
  const { view, setView, setHiddenInSight, state } = useProject()
  const near = useNearWord(view)
  const allHidden = !isFiltered(view)
  return (
    <div className="sheet-nohits">
      <EmptyState
        title={noHitsWords(view, state.columns)}
        action={
          allHidden ? (
            <Button onClick={() => runAction('show-hidden-rows')}>Show hidden rows</Button>
          ) : (
            <>
              <Button
                onClick={() => {
                  setView({ sort: view.sort })
                }}
              >
                Clear filter
              </Button>
              {view.hidden && (
                <Button
                  onClick={() => {
                    setHiddenInSight(true)
                  }}
                >
                  Look in hidden rows as well
                </Button>
              )}
            </>
          )
        }
      >
        {near && (
          <>
            Did you mean{' '}
            <Link
              onClick={() => {
                setView({ ...view, search: near.text })
              }}
            >
              “{near.text}”
            </Link>{' '}
            ({formatNumber(near.matches)})?
          </>
        )}
      </EmptyState>
    </div>
  )
}

function Art() {
  return (
    <svg width="148" height="84" viewBox="0 0 148 84" fill="none" aria-hidden style={{ marginBottom: 12 }}>
      <rect x="1" y="13" width="78" height="58" rx="7" fill="var(--ts-surface)" stroke="var(--ts-line-strong)" />
      <path d="M1 28h78M1 42.5h78M1 57h78M32 13v58" stroke="var(--ts-line-strong)" />
      <rect
        x="32"
        y="28"
        width="47"
        height="14.5"
        fill="var(--ts-accent-tint)"
        stroke="var(--ts-accent-ink)"
        strokeWidth="1.5"
      />
      <path
        d="M88 42h16m0 0-5-5m5 5-5 5"
        stroke="var(--ts-ink-3)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="112" y="20" width="35" height="18" rx="8" fill="var(--ts-sunken)" />
      <rect x="112" y="46" width="35" height="18" rx="8" fill="var(--ts-accent-tint)" stroke="var(--ts-accent-line)" />
    </svg>
  )
}
