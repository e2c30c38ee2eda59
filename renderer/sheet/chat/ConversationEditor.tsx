import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useReducer } from 'react'
import { checkTurns } from '../../../shared/domain/turnChecks.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { draftOf, reduceDraft, resultOf } from './draft.ts'
import { EditorShell } from './EditorShell.tsx'
import { JsonText } from './JsonText.tsx'
import type { OpenedCell } from './opened.ts'
import { TurnList } from './TurnList.tsx'

type ConversationEditorProps = {
  readonly cell: OpenedCell
  /** Names of the tools that the row has in a column of their own. */
  readonly tools: readonly string[]
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}

/** A whole conversation of one cell: as a chat to write into, or as the text that stands in the file. */
export function ConversationEditor({ cell, tools, onSave, onClose }: ConversationEditorProps) {
  const [draft, dispatch] = useReducer(reduceDraft, cell.text, draftOf)
  const late = useDeferredValue(draft)
  const result = useMemo(() => resultOf(late, cell.text), [late, cell.text])
  const last = draft.past.at(-1)
  const undo = () => {
    dispatch({ type: 'undo' })
  }
  const save = () => {
    // What is typed last counts, also where it has not been drawn yet.
    const { text, changed } = resultOf(draft, cell.text)
    if (changed) onSave(text)
    else onClose()
  }
  const chat = draft.view === 'chat'
  return (
    <EditorShell
      title={`Conversation in row ${formatNumber(cell.number)}`}
      head={
        <SegmentedControl
          className="sheet-chat-views"
          size="xs"
          aria-label="How to edit"
          data={[
            { value: 'chat', label: 'As chat' },
            { value: 'text', label: 'As text (JSON)' },
          ]}
          value={draft.view}
          onChange={(view) => {
            dispatch({ type: 'show', view: view === 'chat' ? 'chat' : 'text' })
          }}
        />
      }
      foot={<Foot cell={cell} />}
      changed={result.changed}
      {...(draft.trouble === null ? {} : { saveLabel: 'Save as it is' })}
      onSave={save}
      onClose={onClose}
      {...(chat && last ? { onUndo: undo } : {})}
    >
      {chat ? (
        <>
          <Findings draft={late} />
          <TurnList turns={draft.turns} tools={tools} dispatch={dispatch} />
          {last && (
            <Button
              className="sheet-chat-undo"
              size="xs"
              variant="subtle"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={undo}
            >
              Undo: {last.label}
            </Button>
          )}
        </>
      ) : (
        <JsonText
          label={`Text of the conversation in row ${formatNumber(cell.number)}`}
          value={draft.text}
          trouble={draft.trouble}
          focused
          onChange={(text) => {
            dispatch({ type: 'type', text })
          }}
        />
      )}
    </EditorShell>
  )
}

/** What the checks will say, while it can still be put right here. An empty conversation is only being begun. */
function Findings({ draft }: { draft: ReturnType<typeof draftOf> }) {
  const found = useMemo(() => checkTurns(draft.turns.map(({ message }) => message)), [draft.turns])
  if (draft.turns.length === 0 || found.length === 0) return null
  return (
    <ul className="sheet-chat-findings ts-small" aria-label={`${formatCount(found.length, 'thing')} to look at`}>
      {found.slice(0, 5).map(({ severity, title, message }) => (
        <li key={message}>
          <SeverityMark kind={severity} size={12} />
          <span>
            <b>{title}.</b> {message}
          </span>
        </li>
      ))}
      {found.length > 5 && <li className="ts-3">and {formatNumber(found.length - 5)} more</li>}
    </ul>
  )
}

/** The length of the row as it is saved; counting what is being typed would always be a moment behind. */
function Foot({ cell }: { cell: OpenedCell }) {
  const { id } = useProject()
  const { data } = useQuery(orpc.facts.row.queryOptions({ input: { project: id, row: cell.row } }))
  if (!data) return null
  return (
    <span className="ts-num">
      {formatNumber(data.tokens)} {data.limit === null ? 'tokens' : `of ${formatNumber(data.limit)} tokens`} as last
      saved
    </span>
  )
}
