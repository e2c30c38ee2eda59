import { Button } from '@mantine/core'
import type { RowPair } from '../../../shared/contract/alike.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { Bubble } from '../../ui/Bubble.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Link } from '../../ui/Link.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Stretch } from './marks.ts'

/** A text in which what the other row says otherwise is marked, for eyes and for ears. */
function Marked({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ text, differs }, index) =>
    differs ? (
      <mark key={index} className="ts-check-differs">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
}

type PairCardProps = {
  readonly side: RowPair['a']
  readonly rule: string
  readonly asked: readonly Stretch[]
  readonly answered: readonly Stretch[]
  /** The key that keeps this one. */
  readonly hotkey: string
  readonly busy: boolean
  readonly showsSplit: boolean
  readonly onKeep: () => void
  /** Null: its answer cannot be put into the other row. */
  readonly onCorrect: (() => void) | null
}

/** One of two rows that are held against each other. */
export function PairCard({ side, rule, asked, answered, hotkey, busy, showsSplit, onKeep, onCorrect }: PairCardProps) {
  const project = useProject()
  const name = `Row ${formatNumber(side.number)}`
  return (
    <article className="ts-check-card" aria-label={name}>
      <header>
        <b className="ts-num">{name}</b>
        <span className="ts-grow">
          {showsSplit && <Tag tone={side.heldBack ? 'outlined' : 'plain'}>{side.heldBack ? 'Held back' : 'Train'}</Tag>}
        </span>
        <Link
          small
          label={`Open in sheet: row ${formatNumber(side.number)}`}
          onClick={() => {
            project.showRow(side.row, { rule })
          }}
        >
          Open in sheet
        </Link>
      </header>
      <div className="ts-check-card-body ts-scroll" tabIndex={0} aria-label={`Text of ${name.toLowerCase()}`}>
        <Bubble side="person" empty="Nothing asked yet">
          {side.asked !== '' && <Marked stretches={asked} />}
        </Bubble>
        <Bubble side="answer" empty="No answer yet">
          {side.answered !== '' && <Marked stretches={answered} />}
        </Bubble>
      </div>
      <footer className="ts-check-card-acts">
        <Button
          variant="light"
          aria-keyshortcuts={hotkey}
          disabled={busy}
          rightSection={<Kbd>{hotkey}</Kbd>}
          onClick={onKeep}
        >
          Keep this one
        </Button>
        {onCorrect && (
          <Button variant="subtle" disabled={busy} onClick={onCorrect}>
            Use in both
          </Button>
        )}
      </footer>
    </article>
  )
}
