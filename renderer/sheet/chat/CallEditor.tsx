import { ActionIcon, Autocomplete, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { describeJsonTrouble } from '../../../shared/domain/example/conversation.ts'
import type { ToolCall } from '../../../shared/domain/example/toolCalls.ts'
import { JsonText } from './JsonText.tsx'

type CallEditorProps = {
  readonly call: ToolCall
  /** Its place among the calls of the answer, from 1. */
  readonly number: number
  /** The tools of this row, to choose from. */
  readonly tools: readonly string[]
  readonly onChange: (change: Partial<ToolCall>) => void
  readonly onRemove: () => void
}

/** One call of a tool: its name, what it is given, and the id that its result names. */
export function CallEditor({ call, number, tools, onChange, onRemove }: CallEditorProps) {
  const unknown = tools.length > 0 && call.name !== '' && !tools.includes(call.name)
  return (
    <fieldset className="sheet-chat-call">
      <legend className="ts-label">Call {number} of a tool</legend>
      <ActionIcon className="sheet-chat-off" size={22} aria-label={`Remove call ${number}`} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
      <div className="sheet-chat-fields">
        <Autocomplete
          label="Tool"
          data={[...tools]}
          value={call.name}
          error={unknown ? 'Not among the tools of this row.' : undefined}
          onChange={(name) => {
            onChange({ name })
          }}
          comboboxProps={{ withinPortal: false }}
        />
        <TextInput
          label="Id of the call"
          value={call.id}
          classNames={{ input: 'ts-mono' }}
          onChange={(event) => {
            onChange({ id: event.currentTarget.value })
          }}
        />
      </div>
      <div className="ts-small ts-medium" aria-hidden style={{ margin: '8px 0 4px' }}>
        What it is given (JSON)
      </div>
      <JsonText
        label={`What call ${number} is given`}
        value={call.arguments}
        trouble={describeJsonTrouble(call.arguments)}
        onChange={(text) => {
          onChange({ arguments: text })
        }}
      />
    </fieldset>
  )
}
