import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import type { ToolId } from '../../../shared/domain/tools/tool.ts'
import { MergeOptions, SplitOptions } from './ColumnOptions.tsx'
import type { OptionsOf } from './optionsOf.ts'
import { TemplateOptions } from './TemplateOptions.tsx'
import type { CleanUpState } from './useCleanUp.ts'

/** What can be chosen for a tool; many have nothing. */
export function ToolOptions({ state: { tool, columns, want } }: { state: CleanUpState }) {
  // Each entry is made for the tool of its own name, which the compiler cannot follow through a look-up.
  const Options = OPTIONS[tool.tool] as React.FC<OptionsOf<ToolId>> | null
  if (!Options) return null
  return (
    <Options
      tool={tool}
      columns={columns}
      onChange={(next) => {
        want({ tool: next })
      }}
    />
  )
}

const OPTIONS: { readonly [Id in ToolId]: React.FC<OptionsOf<Id>> | null } = {
  trim: null,
  spaces: null,
  'line-breaks': LineBreaksOptions,
  quotes: QuotesOptions,
  garbled: null,
  hidden: null,
  html: HtmlOptions,
  case: CaseOptions,
  add: AddOptions,
  split: SplitOptions,
  merge: MergeOptions,
  template: TemplateOptions,
  remove: RemoveOptions,
}

function QuotesOptions({ tool, onChange }: OptionsOf<'quotes'>) {
  const box = (kind: 'quotes' | 'dashes' | 'dots', label: string) => (
    <Checkbox
      label={label}
      checked={tool[kind]}
      onChange={(event) => {
        onChange({ ...tool, [kind]: event.currentTarget.checked })
      }}
    />
  )
  return (
    <div className="clean-options">
      {box('quotes', 'Quotation marks: “ ” „ ‘ ’')}
      {box('dashes', 'Dashes: – —')}
      {box('dots', 'Three dots in one: …')}
    </div>
  )
}

function LineBreaksOptions({ tool, onChange }: OptionsOf<'line-breaks'>) {
  return (
    <div className="clean-options">
      <TextInput
        label="Put in their place"
        w={160}
        description="A blank unless you type something else"
        value={tool.by}
        maxLength={100}
        onChange={(event) => {
          onChange({ ...tool, by: event.currentTarget.value })
        }}
      />
      <Checkbox
        label="Keep empty lines between paragraphs"
        checked={tool.keepParagraphs}
        onChange={(event) => {
          onChange({ ...tool, keepParagraphs: event.currentTarget.checked })
        }}
      />
    </div>
  )
}

function HtmlOptions({ tool, onChange }: OptionsOf<'html'>) {
  return (
    <div className="clean-options">
      <SegmentedControl
        aria-label="What to remove"
        data={[
          { value: 'remains', label: 'What was left over: &amp; <br>' },
          { value: 'all', label: 'All marks: <b>, <a>, <table> …' },
        ]}
        value={tool.what}
        onChange={(value) => {
          onChange({ ...tool, what: value === 'all' ? 'all' : 'remains' })
        }}
      />
    </div>
  )
}

const CASES = [
  { value: 'lower', label: 'small letters' },
  { value: 'upper', label: 'CAPITAL LETTERS' },
  { value: 'sentence', label: 'Sentence case' },
  { value: 'title', label: 'Title Case' },
] as const

function CaseOptions({ tool, onChange }: OptionsOf<'case'>) {
  return (
    <div className="clean-options">
      <SegmentedControl
        aria-label="Which letters"
        data={[...CASES]}
        value={tool.to}
        onChange={(value) => {
          const found = CASES.find((one) => one.value === value)
          if (found) onChange({ ...tool, to: found.value })
        }}
      />
    </div>
  )
}

function AddOptions({ tool, onChange }: OptionsOf<'add'>) {
  return (
    <div className="clean-options">
      <TextInput
        label="Before each text"
        value={tool.before}
        maxLength={10_000}
        onChange={(event) => {
          onChange({ ...tool, before: event.currentTarget.value })
        }}
      />
      <TextInput
        label="After each text"
        value={tool.after}
        maxLength={10_000}
        onChange={(event) => {
          onChange({ ...tool, after: event.currentTarget.value })
        }}
      />
      <Checkbox
        label="Also in empty cells"
        checked={tool.alsoEmpty}
        onChange={(event) => {
          onChange({ ...tool, alsoEmpty: event.currentTarget.checked })
        }}
      />
    </div>
  )
}

function RemoveOptions({ tool, onChange }: OptionsOf<'remove'>) {
  if (tool.what === 'empty') return null
  return (
    <div className="clean-options">
      <Checkbox
        label="Small and capital letters and blanks make no difference"
        checked={tool.loosely}
        onChange={(event) => {
          onChange({ ...tool, loosely: event.currentTarget.checked })
        }}
      />
    </div>
  )
}
