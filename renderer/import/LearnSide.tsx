import { Textarea } from '@mantine/core'
import { useId } from 'react'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { ChatMessage } from '../../shared/domain/example/chat.ts'
import type { Role } from '../../shared/domain/column.ts'
import { type Example, toExample } from '../../shared/domain/example/example.ts'
import type { Format } from '../../shared/domain/setup.ts'
import { Bubble, InstructionLine, Who } from '../ui/Bubble.tsx'

type Props = {
  columns: ImportPreview['columns']
  rows: ImportPreview['rows']
  instruction: string
  format: Format
  onInstruction: (text: string) => void
  disabled: boolean
}

/** The instruction, and the first rows the way a model will read them. */
export function LearnSide({ columns, rows, instruction, format, onInstruction, disabled }: Props) {
  const id = useId()
  return (
    <aside className="ts-import-side" aria-label="What the model will learn from">
      <div className="ts-import-section">
        <div className="ts-between">
          <label className="ts-section" htmlFor={id}>
            Instruction for every row
          </label>
          <span className="ts-small ts-3">optional</span>
        </div>
        <Textarea
          id={id}
          autosize
          minRows={3}
          maxRows={8}
          dir="auto"
          style={{ marginTop: 8 }}
          placeholder="For example: You are our support team. Answer warmly and in short sentences."
          value={instruction}
          disabled={disabled}
          onChange={(event) => {
            onInstruction(event.currentTarget.value)
          }}
        />
      </div>
      <FirstExamples columns={columns} rows={rows} instruction={instruction} format={format} />
    </aside>
  )
}

type ExamplesProps = Pick<Props, 'columns' | 'rows' | 'instruction' | 'format'>

/** The first rows as bubbles. */
export function FirstExamples({ columns, rows, instruction, format }: ExamplesProps) {
  const setup = { format, instruction, model: '', epochs: 'auto' as const }
  const mapping = { setup, columns: columns.map((column) => ({ ...column, width: 100, hidden: false, frozen: false })) }
  const missing = missingPart(columns.map((column) => column.role))
  return (
    <div className="ts-import-section ts-grow ts-scroll" style={{ minHeight: 0 }} tabIndex={0}>
      <div className="ts-between" style={{ marginBottom: 12 }}>
        <h2 className="ts-section">What the model will learn from</h2>
        <span className="ts-small ts-3 ts-num">{firstOf(Math.min(3, rows.length))}</span>
      </div>
      {missing && (
        <p className="ts-2" style={{ marginBottom: 12 }}>
          {missing}
        </p>
      )}
      {rows.slice(0, 3).map((cells, index) => (
        <div key={index} style={{ marginBottom: 18 }}>
          <ExampleBubbles example={toExample(mapping, cells)} />
        </div>
      ))}
    </div>
  )
}

/** A sentence when no row can become an example as the columns are now. */
function missingPart(roles: readonly Role[]): string | null {
  const has = (...some: Role[]) => some.some((role) => roles.includes(role))
  if (has('messages', 'raw')) return null
  if (!has('prompt'))
    return 'No column is the Prompt yet. Choose above the table which one holds what the person writes.'
  if (!has('completion', 'preferred'))
    return 'No column is the Completion yet. Choose above the table which one holds the answer.'
  return null
}

function ExampleBubbles({ example }: { example: Example }) {
  switch (example.format) {
    case 'chat':
      return <Turns messages={example.messages} />
    case 'completion':
      return (
        <Turns
          messages={[
            { role: 'user', content: example.prompt },
            { role: 'assistant', content: example.completion },
          ]}
        />
      )
    case 'preference':
      return (
        <>
          <Turns messages={example.input.messages} />
          <Who>Better answer</Who>
          <Turns messages={example.preferred_output} />
          <Who>Worse answer</Who>
          <Turns messages={example.non_preferred_output} />
        </>
      )
    case 'raw':
      return (
        <>
          <p className="ts-2" style={{ marginBottom: 4 }}>
            {example.reason}
          </p>
          <div className="ts-mono ts-3" style={{ overflowWrap: 'anywhere' }}>
            {example.text.slice(0, 300)}
          </div>
        </>
      )
  }
}

function textOf({ content, tool_calls }: ChatMessage): string {
  if (typeof content === 'string') return content.slice(0, 2000)
  if (content) return content.map((part) => (typeof part.text === 'string' ? part.text : '[picture]')).join('\n')
  return tool_calls ? 'Uses a tool' : ''
}

function Turns({ messages }: { messages: readonly ChatMessage[] }) {
  return messages.map((message, index) => {
    const text = textOf(message)
    if (message.role === 'system' || message.role === 'developer') {
      // The one instruction for all rows stands above already.
      return messages.length > 4 && index === 0 ? <InstructionLine key={index}>{text}</InstructionLine> : null
    }
    return (
      <div key={index} style={{ marginBottom: 6 }}>
        <Bubble side={message.role === 'assistant' ? 'answer' : 'person'}>{text}</Bubble>
      </div>
    )
  })
}

function firstOf(rows: number): string {
  if (rows === 0) return 'no rows'
  return rows === 1 ? 'first row' : `first ${rows} rows`
}
