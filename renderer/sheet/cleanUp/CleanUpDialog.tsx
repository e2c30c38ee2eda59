import { Button, Modal, Select } from '@mantine/core'
import { formatCount } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { ColumnsField } from './ColumnsField.tsx'
import { Preview } from './Preview.tsx'
import { ToolOptions } from './ToolOptions.tsx'
import { type CleanUpParts, type CleanUpState, useCleanUp } from './useCleanUp.ts'
import type { Rows } from './where.ts'
import { actOf, entryOf, GROUPS, isChoice } from './words.ts'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'

/** One tool: what it does, where, before and after on real rows, and then one step for all of them. */
export function CleanUpDialog({ onClose, ...parts }: CleanUpParts & { onClose: () => void }) {
  useReturnedFocus()
  const { acting } = useProject()
  const state = useCleanUp(parts)
  const { choice, counts, look, trouble } = state
  const ready = trouble === null && look.current && !acting && counts.rows > 0
  return (
    <Modal opened onClose={onClose} title="Clean up" size={760} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="clean-up"
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          // The frame shows how far a long act is, and its Cancel; the dialog would lie above it.
          onClose()
          void state.run()
        }}
      >
        <div className="clean-fields">
          <Select
            label="What to do"
            data-autofocus
            data={GROUPS.map(({ label, entries }) => ({
              group: label,
              items: entries.map((entry) => ({ value: entry.choice, label: entry.title })),
            }))}
            maxDropdownHeight={360}
            value={choice}
            onChange={(value) => {
              if (isChoice(value)) state.choose(value)
            }}
          />
          {state.tool.tool !== 'template' && <ColumnsField state={state} />}
          <RowsField state={state} />
        </div>
        <p className="ts-small ts-2">{entryOf(choice).says}</p>
        <ToolOptions state={state} />
        <Preview state={state} />
        <div className="ts-row clean-foot">
          <span className="ts-small ts-3 ts-grow">One step in the history, which can be undone.</span>
          <Button variant="subtle" onClick={onClose}>
            Leave as they are
          </Button>
          <Button variant="filled" type="submit" disabled={!ready}>
            {actOf(choice, look.current ? counts : { changed: 0, rows: 0 })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const ROWS: Readonly<Record<Rows, string>> = { selected: 'Selected rows', shown: 'Rows shown', all: 'All rows' }

function RowsField({ state }: { state: CleanUpState }) {
  return (
    <Select
      label="In which rows"
      data={state.choices.map(({ rows, count }) => ({
        value: rows,
        label: `${ROWS[rows]}: ${formatCount(count, 'row')}`,
      }))}
      value={state.rows}
      onChange={(value) => {
        const found = state.choices.find(({ rows }) => rows === value)
        if (found) state.want({ rows: found.rows })
      }}
    />
  )
}
