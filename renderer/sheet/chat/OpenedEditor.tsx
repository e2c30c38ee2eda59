import './chat.css'
import { useEffect } from 'react'
import { parseExactly } from '../../../shared/domain/reading/exactJson.ts'
import { findJsonTrouble } from '../../../shared/domain/reading/jsonTrouble.ts'
import { toolNames } from '../../../shared/domain/example/toolCalls.ts'
import { parseConversation } from '../../../shared/domain/example/conversation.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import type { SheetSession } from '../session.ts'
import { ConversationEditor } from './ConversationEditor.tsx'
import { closeStructured, type OpenedCell, useOpenedCell } from './opened.ts'
import { ToolsEditor } from './ToolsEditor.tsx'

/** The editor of the cell that was opened, over the sheet. Saving is one act; closing gives the focus back. */
export function OpenedEditor({ session, onClosed }: { session: SheetSession; onClosed: () => void }) {
  const cell = useOpenedCell()
  useEffect(() => closeStructured, [])
  if (!cell) return null
  const close = () => {
    closeStructured()
    onClosed()
  }
  const what = cell.kind === 'messages' ? 'conversation' : 'tools'
  const save = (text: string) => {
    const { row, column } = cell
    void session.push(
      [{ type: 'setCells', cells: [{ row, column, text }] }],
      `Edited the ${what} in row ${formatNumber(cell.number)}`,
    )
    close()
  }
  const key = `${cell.row} ${cell.column}`
  return cell.kind === 'messages' ? (
    <ConversationEditor key={key} cell={cell} tools={toolsOf(session, cell)} onSave={save} onClose={close} />
  ) : (
    <ToolsEditor key={key} cell={cell} onSave={save} onClose={close} />
  )
}

/** The tools of the row: of its tools column, or of the line in the cell itself. */
function toolsOf(session: SheetSession, cell: OpenedCell): string[] {
  const place = session.pages.placeOf(cell.row)
  const row = place === null ? null : session.pages.row(place)
  const column = session.project.state.columns.find(({ role }) => role === 'tools')
  const text = row && column ? session.text(row, column.id) : ''
  const reading = parseConversation(cell.text)
  const ofLine = reading.ok ? toolNames(reading.value.line?.['tools']) : []
  return text === '' || findJsonTrouble(text) ? ofLine : [...ofLine, ...toolNames(parseExactly(text))]
}
