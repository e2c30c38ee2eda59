import { useQuery } from '@tanstack/react-query'
import type { Turn } from '../../shared/contract/facts.ts'
import type { Issue } from '../../shared/domain/issue.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Bubble, InstructionLine } from '../ui/Bubble.tsx'
import { Link } from '../ui/Link.tsx'

type FoundIssue = Issue & { row: number; number: number; excerpt: string }

function isSpoken(turn: Turn, issue: Issue): boolean {
  const quoted = turn.role === 'system' || turn.role === 'developer'
  // The instruction is the same in every row; it is shown only where it is what is wrong.
  return !quoted || (issue.column !== null && turn.column === issue.column)
}

function Spoken({ turn, faulty }: { turn: Turn; faulty: boolean }) {
  if (turn.role === 'system' || turn.role === 'developer') return <InstructionLine>{turn.text}</InstructionLine>
  const text = [turn.text, ...turn.calls].filter(Boolean).join('\n')
  return (
    <div className="ts-check-turn" data-faulty={faulty && text !== ''}>
      <Bubble
        side={turn.role === 'user' ? 'person' : 'answer'}
        empty={turn.role === 'user' ? 'Nothing asked yet' : 'No answer yet'}
      >
        {text}
      </Bubble>
    </div>
  )
}

/** A real row as the model would see it, with what is wrong underneath. */
export function ExampleCard({ issue, rule }: { issue: FoundIssue; rule: string }) {
  const project = useProject()
  const { data } = useQuery(orpc.facts.row.queryOptions({ input: { project: project.id, row: issue.row } }))
  const turns = (data?.turns ?? []).filter((turn) => isSpoken(turn, issue))
  return (
    <article className="ts-check-card" aria-label={`Row ${formatNumber(issue.number)}`}>
      <header>
        <b className="ts-num ts-grow">Row {formatNumber(issue.number)}</b>
        <Link
          small
          onClick={() => {
            project.showRow(issue.row, { rule })
          }}
          label={`Open in sheet: row ${formatNumber(issue.number)}`}
        >
          Open in sheet
        </Link>
      </header>
      <div
        className="ts-check-card-body ts-scroll"
        tabIndex={0}
        aria-label={`Text of row ${formatNumber(issue.number)}`}
      >
        {turns.map((turn, index) => (
          <Spoken key={index} turn={turn} faulty={turn.column !== null && turn.column === issue.column} />
        ))}
        {data && turns.length === 0 && <p className="ts-mono ts-2">{issue.excerpt || data.line}</p>}
      </div>
      <footer className="ts-small ts-2">{issue.message}</footer>
    </article>
  )
}
