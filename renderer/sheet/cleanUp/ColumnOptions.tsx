import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { MOST_PARTS } from '../../../shared/domain/tools/splitColumn.ts'
import { IntoField } from './IntoField.tsx'
import type { OptionsOf } from './optionsOf.ts'

/** What parts the texts of a column, and how many columns they become. */
export function SplitOptions({ tool, onChange }: OptionsOf<'split'>) {
  const { by, parts } = tool
  return (
    <div className="clean-options">
      <SegmentedControl
        aria-label="What stands between the parts"
        data={[
          { value: 'text', label: 'A text' },
          { value: 'pattern', label: 'A pattern' },
        ]}
        value={by.kind}
        onChange={(kind) => {
          onChange({ ...tool, by: { ...by, kind: kind === 'pattern' ? 'pattern' : 'text' } })
        }}
      />
      <TextInput
        label="Between the parts"
        description={by.kind === 'text' ? '\\n is a new line, \\t a tab' : 'A regular expression, such as \\s*[;,]\\s*'}
        value={by.text}
        maxLength={1000}
        spellCheck={false}
        onChange={(event) => {
          onChange({ ...tool, by: { ...by, text: event.currentTarget.value } })
        }}
      />
      <NumberInput
        label="Columns at most"
        description="The last one takes the rest"
        placeholder="As many as needed"
        w={170}
        min={2}
        max={MOST_PARTS}
        allowDecimal={false}
        allowNegative={false}
        value={parts ?? ''}
        onChange={(value) => {
          const isCount = typeof value === 'number' && value >= 2 && value <= MOST_PARTS
          onChange({ ...tool, parts: isCount ? value : null })
        }}
      />
    </div>
  )
}

/** What stands between the texts, and where they go. */
export function MergeOptions({ tool, columns, onChange }: OptionsOf<'merge'>) {
  return (
    <div className="clean-options">
      <TextInput
        label="Between the texts"
        description="\n is a new line, \t a tab"
        w={170}
        value={tool.between}
        maxLength={1000}
        spellCheck={false}
        onChange={(event) => {
          onChange({ ...tool, between: event.currentTarget.value })
        }}
      />
      <IntoField
        into={tool.into}
        columns={columns}
        name="Merged"
        onChange={(into) => {
          onChange({ ...tool, into })
        }}
      />
      <Checkbox
        label="Pass by empty cells"
        checked={!tool.keepEmpty}
        onChange={(event) => {
          onChange({ ...tool, keepEmpty: !event.currentTarget.checked })
        }}
      />
    </div>
  )
}
