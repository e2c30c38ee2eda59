import { IconPin } from '@tabler/icons-react'
import type { RowDetail, Turn } from '../../../shared/contract/facts.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { Bubble, InstructionLine, Who } from '../../ui/Bubble.tsx'
import { markSignals, sourceOf } from './parts.ts'

/** A cell of a megabyte would stop the window; its beginning is enough to recognise it. */
const SHOWN = 20_000

/** The example as a conversation: person right, answer left, the instruction quoted. */
export function ChatView({ detail, columns }: { detail: RowDetail; columns: readonly Column[] }) {
  if (detail.turns.length === 0)
    return <p className="ts-3">Nothing of this row is sent. Give a column a role above it.</p>
  return (
    <div className="ts-col" style={{ gap: 12 }}>
      {detail.turns.map((turn, index) => (
        <TurnView key={index} turn={turn} columns={columns} />
      ))}
      {detail.rejected.map((turn, index) => (
        <div key={`rejected-${index}`}>
          <Who>The answer not wanted</Who>
          <div className="sheet-rejected">
            <Bubble side="answer">{shown(turn.text)}</Bubble>
          </div>
        </div>
      ))}
    </div>
  )
}

function TurnView({ turn, columns }: { turn: Turn; columns: readonly Column[] }) {
  const name = sourceOf(columns, turn.column)
  if (turn.role === 'system' || turn.role === 'developer') {
    return (
      <div>
        <Who icon={<IconPin size={14} aria-hidden />}>
          {turn.column === null ? 'Instruction, same for every row' : `Instruction from ${name ?? 'this row'}`}
        </Who>
        <div className="sheet-instruction">
          <InstructionLine>{shown(turn.text)}</InstructionLine>
        </div>
      </div>
    )
  }
  if (turn.role === 'assistant') {
    const calls = turn.calls.map((call, index) => (
      <code key={index} className="ts-mono" style={{ display: 'block' }}>
        {call}
      </code>
    ))
    return (
      <div>
        <Who>Model learns to answer</Who>
        <Bubble side="answer" empty="No answer yet">
          {turn.text === '' && calls.length === 0 ? null : (
            <>
              {shown(turn.text)}
              {calls}
            </>
          )}
        </Bubble>
      </div>
    )
  }
  return (
    <div>
      <Who side="person">
        {turn.role === 'tool' || turn.role === 'function' ? 'A tool answers' : (name ?? 'A person writes')}
      </Who>
      <Bubble side="person" empty="Nothing here yet">
        {turn.text === '' ? null : shown(turn.text)}
      </Bubble>
    </div>
  )
}

function shown(text: string): React.ReactNode {
  const start = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  return markSignals(start).map((part, index) =>
    part.bad ? (
      <mark key={index} data-bad="true">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
