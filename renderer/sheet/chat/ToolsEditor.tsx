import { Button } from '@mantine/core'
import { useState } from 'react'
import { compactJson, describeJsonTrouble, spreadJson } from '../../../shared/domain/example/conversation.ts'
import { parseExactly } from '../../../shared/domain/reading/exactJson.ts'
import { toolNames } from '../../../shared/domain/example/toolCalls.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { EditorShell } from './EditorShell.tsx'
import { JsonText } from './JsonText.tsx'
import type { OpenedCell } from './opened.ts'

type ToolsEditorProps = {
  readonly cell: OpenedCell
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}

/** The tools a row offers to the model, as the text that stands in the file, laid out and checked as it is typed. */
export function ToolsEditor({ cell, onSave, onClose }: ToolsEditorProps) {
  const [text, setText] = useState(() => spreadJson(cell.text))
  const reading = readTools(text)
  const compact = compactJson(text)
  const changed = compact !== compactJson(cell.text)
  return (
    <EditorShell
      title={`Tools in row ${formatNumber(cell.number)}`}
      head={
        <p className="ts-small ts-2">
          What the model may use in this row: a list of tools, each with its name, what it is for, and what it takes.
        </p>
      }
      foot={
        reading.trouble === null && (
          <span className="ts-ell" title={reading.names.join(', ')}>
            {reading.names.length === 0
              ? 'No tools'
              : `${formatCount(reading.names.length, 'tool')}: ${reading.names.join(', ')}`}
          </span>
        )
      }
      changed={changed}
      {...(reading.trouble === null ? {} : { saveLabel: 'Save as it is' })}
      onSave={() => {
        if (changed) onSave(compact)
        else onClose()
      }}
      onClose={onClose}
    >
      <JsonText
        label={`Text of the tools in row ${formatNumber(cell.number)}`}
        value={text}
        trouble={reading.trouble}
        focused
        onChange={setText}
      />
      <Button
        size="xs"
        variant="subtle"
        disabled={reading.trouble !== null || spreadJson(text) === text}
        onClick={() => {
          setText(spreadJson(text))
        }}
      >
        Lay out anew
      </Button>
    </EditorShell>
  )
}

function readTools(text: string): { names: readonly string[]; trouble: string | null } {
  if (text.trim() === '') return { names: [], trouble: null }
  const trouble = describeJsonTrouble(text)
  if (trouble !== null) return { names: [], trouble }
  const tools = parseExactly(text)
  if (!Array.isArray(tools)) return { names: [], trouble: 'This is not a list of tools. A list stands in [ and ].' }
  const names = toolNames(tools)
  const unnamed = tools.length - names.length
  return unnamed === 0
    ? { names, trouble: null }
    : { names, trouble: `${formatCount(unnamed, 'tool')} of ${formatNumber(tools.length)} without a name.` }
}
