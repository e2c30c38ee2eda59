import { ActionIcon, Menu, Select, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical } from '@tabler/icons-react'
import type { ChatMessage } from '../../../shared/domain/example/chat.ts'
import { withLearning, withRole } from '../../../shared/domain/example/conversation.ts'
import { callsAbove, withNewCall } from '../../../shared/domain/example/toolCalls.ts'
import { printShortcut } from '../../actions.ts'
import { roleChoices } from './words.ts'

/** Roles whose word fits into a narrow field. */
const SHORT_ROLES: readonly string[] = ['user', 'assistant', 'system', 'tool']

export type TurnActs = {
  /** `of`: what is typed into, so that typing on is one step back. */
  readonly change: (to: ChatMessage, label: string, of?: string) => void
  readonly move: (to: number) => void
  readonly addBelow: () => void
  readonly remove: () => void
  readonly name: () => void
}

type TurnHeadProps = {
  readonly message: ChatMessage
  /** All messages, this one at the place `at`, from 0. */
  readonly messages: readonly ChatMessage[]
  readonly at: number
  readonly named: boolean
  readonly acts: TurnActs
}

/** Above a turn: who speaks, whether it is learned, its place, and what else can be done with it. */
export function TurnHead({ message, messages, at, named, acts }: TurnHeadProps) {
  const number = at + 1
  return (
    <div className="sheet-chat-head">
      <span className="sheet-chat-grip" draggable aria-hidden title="Drag to another place">
        <IconGripVertical size={14} />
      </span>
      <span className="ts-label ts-num">{number}</span>
      <Select
        size="xs"
        w={SHORT_ROLES.includes(message.role) ? 148 : 230}
        aria-label={`Who speaks in turn ${number}`}
        data={roleChoices(message.role)}
        value={message.role}
        allowDeselect={false}
        onChange={(role) => {
          if (role !== null) acts.change(withRole(message, role, messages.slice(0, at)), 'changed the speaker')
        }}
      />
      {message.role === 'tool' && <ResultOf {...{ message, messages, at, acts }} />}
      <span className="ts-grow" />
      {message.role === 'assistant' && (
        <Switch
          size="xs"
          label="Learn from this answer"
          checked={message.weight !== 0}
          onChange={(event) => {
            acts.change(withLearning(message, event.currentTarget.checked), 'changed what is learned')
          }}
        />
      )}
      <Mover up at={at} count={messages.length} onMove={acts.move} />
      <Mover up={false} at={at} count={messages.length} onMove={acts.move} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={`More for turn ${number}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={acts.addBelow}>Add a turn below</Menu.Item>
          {message.role === 'assistant' && (
            <Menu.Item
              onClick={() => {
                acts.change(withNewCall(message, messages), 'added a tool call')
              }}
            >
              Add a tool call
            </Menu.Item>
          )}
          {!named && <Menu.Item onClick={acts.name}>Give the speaker a name</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={acts.remove}>Remove this turn</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

type MoverProps = {
  readonly up: boolean
  readonly at: number
  readonly count: number
  readonly onMove: (to: number) => void
}

/** It stays focusable at the ends: the focus must not be lost with the last step. */
function Mover({ up, at, count, onMove }: MoverProps) {
  const stuck = up ? at === 0 : at === count - 1
  return (
    <ActionIcon
      size={24}
      aria-label={`Move turn ${at + 1} ${up ? 'up' : 'down'}`}
      title={`Move ${up ? 'up' : 'down'}, ${printShortcut(up ? 'Alt+↑' : 'Alt+↓')}`}
      aria-disabled={stuck}
      onClick={() => {
        onMove(up ? at - 1 : at + 1)
      }}
    >
      {up ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
    </ActionIcon>
  )
}

type ResultOfProps = Pick<TurnHeadProps, 'message' | 'messages' | 'at' | 'acts'>

/** The call that a result belongs to, from the calls above. An id that none of them has stays, and is said. */
function ResultOf({ message, messages, at, acts }: ResultOfProps) {
  const id = typeof message.tool_call_id === 'string' ? message.tool_call_id : ''
  const choices = new Map(
    callsAbove(messages, at)
      .filter((call) => call.id !== '')
      .map((call) => [call.id, call.name === '' ? call.id : `${call.name} (${call.id})`]),
  )
  const missing = id !== '' && !choices.has(id)
  if (missing) choices.set(id, `${id} (no such call above)`)
  return (
    <Select
      size="xs"
      w={220}
      aria-label={`Which call turn ${at + 1} answers`}
      placeholder={choices.size === 0 ? 'No call above' : 'Which call?'}
      data={[...choices].map(([value, label]) => ({ value, label }))}
      value={id === '' ? null : id}
      error={missing || id === ''}
      allowDeselect={false}
      onChange={(next) => {
        if (next !== null) acts.change({ ...message, tool_call_id: next }, 'changed the call')
      }}
    />
  )
}
