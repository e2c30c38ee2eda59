import { ActionIcon, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import type { Column } from '../../../shared/domain/column.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'
import { type Draft, needsNumber, needsValue, type Subject, waysOf, withHow, withSubject } from './draft.ts'
import { HOW_WORDS, nameOf, subjectWords } from './words.ts'

type ConditionRowProps = {
  draft: Draft
  /** What is wrong with it; null: nothing. */
  trouble: string | null
  columns: readonly Column[]
  /** What other conditions are about: of some things there is only one. */
  taken: readonly Subject[]
  label: string
  /** Has the focus when the filter opens. */
  first: boolean
  onChange: (draft: Draft) => void
  onRemove: () => void
}

/** Fixed, so that a list is not cut off by the box it belongs to. */
const LISTS = {
  withinPortal: false,
  floatingStrategy: 'fixed',
  width: 'max-content',
  position: 'bottom-start',
} as const
const ONCE: readonly Subject[] = ['severity', 'rule', 'split']

/** One condition: what it is about, how, and a text, a figure or a choice. */
export function ConditionRow(props: ConditionRowProps) {
  const { draft, columns, taken, label, onChange, onRemove } = props
  const ways = waysOf(draft.subject)
  const gone = draft.subject.startsWith('c') && !columns.some(({ id }) => id === draft.subject)
  return (
    <div className="filter-row" role="group" aria-label={label}>
      <Select
        aria-label="Where"
        data={[
          {
            group: 'Texts',
            items: [
              { value: 'any', label: 'Any column' },
              ...columns.map((column) => ({ value: column.id, label: nameOf(column) })),
              ...(gone ? [{ value: draft.subject, label: subjectWords(draft.subject, columns) }] : []),
            ],
          },
          {
            group: 'What is known of a row',
            items: (['tokens', ...ONCE] as const)
              .filter((subject) => !(ONCE.includes(subject) && taken.includes(subject)))
              .map((subject) => ({ value: subject, label: subjectWords(subject, columns) })),
          },
        ]}
        value={draft.subject}
        allowDeselect={false}
        comboboxProps={LISTS}
        maxDropdownHeight={360}
        onChange={(subject) => {
          if (subject !== null) onChange(withSubject(draft, subject))
        }}
      />
      {ways.length > 1 ? (
        <Select
          aria-label="How"
          data={ways.map((how) => ({ value: how, label: HOW_WORDS[how] }))}
          value={draft.how}
          allowDeselect={false}
          comboboxProps={LISTS}
          maxDropdownHeight={340}
          onChange={(how) => {
            if (how !== null) onChange(withHow(draft, how))
          }}
        />
      ) : (
        <span className="filter-is">is</span>
      )}
      {draft.how === 'has' ? <Choice {...props} /> : needsValue(draft.how) ? <Value {...props} /> : <span />}
      <ActionIcon aria-label={`Remove ${label.toLowerCase()}`} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

function Value({ draft, trouble, first, onChange }: ConditionRowProps) {
  const unit = draft.how === 'longer' || draft.how === 'shorter' ? 'characters' : 'tokens'
  const isPattern = draft.how === 'matches' || draft.how === 'matches-not'
  return (
    <TextInput
      aria-label={needsNumber(draft.how) ? `How many ${unit}` : isPattern ? 'Pattern' : 'Text'}
      placeholder={needsNumber(draft.how) ? '200' : isPattern ? 'order-\\d+' : 'Text'}
      value={draft.value}
      error={trouble}
      maxLength={1000}
      spellCheck={false}
      autoComplete="off"
      data-autofocus={first || undefined}
      {...(needsNumber(draft.how)
        ? { inputMode: 'numeric', rightSection: <Unit unit={unit} />, rightSectionWidth: 78 }
        : {})}
      {...(isPattern ? { styles: { input: { fontFamily: 'var(--mantine-font-family-monospace)' } } } : {})}
      onChange={(event) => {
        onChange({ ...draft, value: event.currentTarget.value })
      }}
    />
  )
}

function Unit({ unit }: { unit: string }) {
  return <span className="ts-small ts-3">{unit}</span>
}

/** One of the issues there are, of the severities, or of the two sides of the split. */
function Choice({ draft, first, onChange }: ConditionRowProps) {
  const { id, state } = useProject()
  const { rowsWith, rows, validationRows } = state.totals
  const verdict = useQuery({
    ...orpc.facts.verdict.queryOptions({ input: { project: id } }),
    enabled: draft.subject === 'rule',
  })
  const counted = (value: string, words: string, count: number) => ({
    value,
    label: `${words} (${formatNumber(count)})`,
  })
  const rules = (verdict.data?.rules ?? []).filter((rule) => rule.rows > 0 || rule.rule === draft.value)
  const data =
    draft.subject === 'severity'
      ? (['error', 'warning', 'hint'] as const).map((one) => counted(one, MARK_WORDS[one], rowsWith[one]))
      : draft.subject === 'split'
        ? [counted('train', 'Train', rows - validationRows), counted('validation', 'Held back', validationRows)]
        : rules.map((rule) => counted(rule.rule, rule.title, rule.rows))
  return (
    <Select
      aria-label="Which"
      placeholder={draft.subject === 'rule' && verdict.data && data.length === 0 ? 'No issue was found' : 'Choose'}
      data={data}
      value={draft.value === '' ? null : draft.value}
      allowDeselect={false}
      comboboxProps={LISTS}
      maxDropdownHeight={300}
      data-autofocus={first || undefined}
      onChange={(value) => {
        if (value !== null) onChange({ ...draft, value })
      }}
    />
  )
}
