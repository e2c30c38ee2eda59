import { Button, Input, Menu, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ToolId } from '../../../shared/domain/tools/tool.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import type { CleanUpState } from './useCleanUp.ts'

const LABELS: Readonly<Partial<Record<ToolId, string>>> = { merge: 'Columns to merge', remove: 'Look at' }

/** In which columns a tool works: one for a tool that divides it, any for the others. */
export function ColumnsField({ state }: { state: CleanUpState }) {
  const { tool, columns, chosen, want } = state
  if (tool.tool === 'split')
    return (
      <Select
        label="Column"
        data={columns.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen[0] ?? null}
        onChange={(value) => {
          if (value !== null) want({ columns: [value] })
        }}
      />
    )
  const label = LABELS[tool.tool] ?? 'In which columns'
  const toggle = (id: string) => {
    // From left to right, in whichever order they were chosen.
    const next = columns.filter((column) => (column.id === id) !== chosen.includes(column.id))
    want({ columns: next.map((column) => column.id) })
  }
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Menu closeOnItemClick={false} width="target">
        <Menu.Target>
          <Button
            fullWidth
            justify="space-between"
            className="clean-columns"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`${label}: ${namesOf(state)}`}
          >
            <span className="ts-ell">{namesOf(state)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="ts-scroll" mah={320}>
          {columns.map(({ id, name }) => (
            <Menu.CheckboxItem
              key={id}
              checked={chosen.includes(id)}
              onChange={() => {
                toggle(id)
              }}
            >
              {name}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Input.Wrapper>
  )
}

function namesOf({ columns, chosen }: CleanUpState): string {
  if (chosen.length === 0) return 'None yet'
  if (chosen.length === columns.length && chosen.length > 1) return `All ${formatCount(chosen.length, 'column')}`
  const names = columns.filter(({ id }) => chosen.includes(id)).map(({ name }) => name)
  return names.length <= 2 ? names.join(', ') : formatCount(names.length, 'column')
}
