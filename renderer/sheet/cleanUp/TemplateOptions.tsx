import { Checkbox, Textarea } from '@mantine/core'
import { useRef } from 'react'
import { fieldFor } from '../../../shared/domain/tools/template.ts'
import { IntoField } from './IntoField.tsx'
import type { OptionsOf } from './optionsOf.ts'

/** A text with the names of columns in it, which can be put there with a click. */
export function TemplateOptions({ tool, columns, onChange }: OptionsOf<'template'>) {
  const area = useRef<HTMLTextAreaElement>(null)
  const put = (field: string) => {
    const { selectionStart: from = tool.template.length, selectionEnd: to = from } = area.current ?? {}
    onChange({ ...tool, template: tool.template.slice(0, from) + field + tool.template.slice(to) })
    area.current?.focus()
  }
  return (
    <>
      <Textarea
        ref={area}
        label="Text"
        placeholder="Classify: {{Review}}"
        autosize
        minRows={2}
        maxRows={6}
        value={tool.template}
        maxLength={20_000}
        spellCheck={false}
        onChange={(event) => {
          onChange({ ...tool, template: event.currentTarget.value })
        }}
      />
      <div className="clean-names" role="group" aria-label="Put the name of a column into the text">
        {columns.map((column) => (
          <button
            key={column.id}
            type="button"
            className="ts-chip"
            onClick={() => {
              put(fieldFor(column))
            }}
          >
            {column.name}
          </button>
        ))}
      </div>
      <div className="clean-options">
        <IntoField
          into={tool.into}
          columns={columns}
          name="Filled"
          onChange={(into) => {
            onChange({ ...tool, into })
          }}
        />
        <Checkbox
          label="Leave rows alone in which a named cell is empty"
          checked={tool.ifEmpty === 'leave'}
          onChange={(event) => {
            onChange({ ...tool, ifEmpty: event.currentTarget.checked ? 'leave' : 'write' })
          }}
        />
      </div>
    </>
  )
}
