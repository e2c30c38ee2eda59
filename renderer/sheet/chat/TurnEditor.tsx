import { Button, TextInput } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { ChatMessage, ContentPart } from '../../../shared/domain/example/chat.ts'
import { otherKeys, withName, withPartText, withText } from '../../../shared/domain/example/conversation.ts'
import { callsOf, withCall, withNewCall, withoutCall } from '../../../shared/domain/example/toolCalls.ts'
import { CallEditor } from './CallEditor.tsx'
import type { DraftAct, DraftTurn } from './draft.ts'
import { Parts, shortened } from './Parts.tsx'
import { type TurnActs, TurnHead } from './TurnHead.tsx'
import { roleWords } from './words.ts'

type TurnEditorProps = {
  readonly turn: DraftTurn
  readonly at: number
  readonly messages: readonly ChatMessage[]
  /** The tools of this row, to choose from. */
  readonly tools: readonly string[]
  readonly dispatch: (act: DraftAct) => void
  readonly onMove: (key: number, to: number) => void
}

/** One turn: who speaks, and a bubble that can be written into. */
export const TurnEditor = memo(function TurnEditor(props: TurnEditorProps) {
  const { turn, at, messages, tools, dispatch, onMove } = props
  const { key, message } = turn
  const words = roleWords(message.role)
  const [naming, setNaming] = useState(false)
  const named = naming || (typeof message.name === 'string' && message.name !== '')
  const acts: TurnActs = {
    change: (to, label, of) => {
      dispatch({ type: 'change', key, to, label: `${label} in turn ${at + 1}`, ...(of === undefined ? {} : { of }) })
    },
    move: (to) => {
      onMove(key, to)
    },
    addBelow: () => {
      dispatch({ type: 'add', at: at + 1 })
    },
    remove: () => {
      dispatch({ type: 'remove', key })
    },
    name: () => {
      setNaming(true)
    },
  }
  return (
    <>
      <TurnHead {...{ message, messages, at, named, acts }} />
      <div className="sheet-chat-bubble" data-side={words.side} data-off={message.weight === 0}>
        {named && (
          <TextInput
            size="xs"
            label="Name of the speaker"
            w={220}
            mb={6}
            value={typeof message.name === 'string' ? message.name : ''}
            onChange={(event) => {
              acts.change(withName(message, event.currentTarget.value), 'changed the name', 'name')
            }}
          />
        )}
        <Said message={message} label={`${words.label}, turn ${at + 1}`} first={at === 0} onChange={acts.change} />
        {message.role === 'assistant' && <Calls {...{ message, messages, tools, acts }} />}
        <Others message={message} />
      </div>
    </>
  )
})

type SaidProps = { message: ChatMessage; label: string; first: boolean; onChange: TurnActs['change'] }

function Said({ message, label, first, onChange }: SaidProps) {
  const { content } = message
  if (Array.isArray(content))
    return (
      <Parts
        parts={content as readonly ContentPart[]}
        label={label}
        onText={(place, text) => {
          onChange(withPartText(message, place, text), 'typed', `part ${place}`)
        }}
      />
    )
  const calling = callsOf(message).length > 0
  return (
    <textarea
      className="sheet-chat-say"
      dir="auto"
      aria-label={label}
      data-autofocus={first || undefined}
      placeholder={calling ? 'No text, only the call' : 'Nothing here yet'}
      value={typeof content === 'string' ? content : ''}
      onChange={(event) => {
        onChange(withText(message, event.currentTarget.value), 'typed', 'text')
      }}
    />
  )
}

type CallsProps = Pick<TurnEditorProps, 'messages' | 'tools'> & { message: ChatMessage; acts: TurnActs }

function Calls({ message, messages, tools, acts }: CallsProps) {
  const calls = callsOf(message)
  if (calls.length === 0) return null
  return (
    <>
      {calls.map((call, place) => (
        <CallEditor
          key={place}
          call={call}
          number={place + 1}
          tools={tools}
          onChange={(changed) => {
            const field = Object.keys(changed).join(' ')
            acts.change(withCall(message, place, changed), 'changed a tool call', `call ${place} ${field}`)
          }}
          onRemove={() => {
            acts.change(withoutCall(message, place), 'removed a tool call')
          }}
        />
      ))}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconTool size={14} />}
        onClick={() => {
          acts.change(withNewCall(message, messages), 'added a tool call')
        }}
      >
        Add a tool call
      </Button>
    </>
  )
}

/** What this editor has no field for: shown, so that nobody thinks it is gone. */
function Others({ message }: { message: ChatMessage }) {
  const others = otherKeys(message)
  if (others.length === 0) return null
  return (
    <div className="sheet-chat-kept ts-small ts-3">
      Also here, kept as it is
      <code className="ts-mono" dir="ltr">
        {others.map(({ key, json }) => `${key}: ${shortened(json)}`).join('\n')}
      </code>
    </div>
  )
}
