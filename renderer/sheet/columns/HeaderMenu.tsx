import { Button, Popover, Select, TextInput } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconArrowsSort,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconEyeOff,
  IconFilter,
  IconPin,
  IconPinnedOff,
  IconSortAscending,
  IconSparkles,
  IconSortDescending,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, Role } from '../../../shared/domain/column.ts'
import type { Format } from '../../../shared/domain/setup.ts'
import type { Sort } from '../../../shared/domain/view.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { useEarlyEscape } from '../../ui/useEarlyEscape.ts'
import { type Point, standAt } from '../CellMenu.tsx'
import { type Kind, orderWords } from '../filter/words.ts'
import { ROLE_WORDS, roleChoices } from './roles.ts'

export type HeaderChange =
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'role'; readonly role: Role }
  | { readonly type: 'add'; readonly side: 'left' | 'right' }
  | { readonly type: 'hide' }
  | { readonly type: 'freeze'; readonly frozen: boolean }
  | { readonly type: 'fit' }
  | { readonly type: 'delete' }
  /** Null: as the rows stand in the sheet. */
  | { readonly type: 'sort'; readonly order: Sort['order'] | null }
  | { readonly type: 'filter' }
  | { readonly type: 'clean-up' }

type HeaderMenuProps = {
  at: Point
  column: Column
  /** Chosen together with it, itself included: hiding, freezing and deleting are meant for all of them. */
  columns: readonly Column[]
  format: Format
  /** How the rows are sorted by this column; null: they are not. */
  sorted: Sort['order'] | null
  kind: Kind
  /** They are all that is shown. */
  only: boolean
  onChange: (change: HeaderChange) => void
  onClose: () => void
}

/** What a column is called and what it is for, and what can be done with it. */
export function HeaderMenu({ at, column, columns, format, ...props }: HeaderMenuProps) {
  const { sorted, kind, only, onChange, onClose } = props
  const [name, setName] = useState(column.name)
  const these = columns.length === 1 ? 'this column' : formatCount(columns.length, 'column')
  const rename = () => {
    if (name.trim() !== '' && name !== column.name) onChange({ type: 'rename', name: name.trim() })
  }
  const close = () => {
    rename()
    onClose()
  }
  useEarlyEscape(true, close)
  const sortLabel = (order: Sort['order']) => `Sort ${orderWords({ by: column.id, order }, kind)}`
  const act = (
    label: string,
    icon: React.ReactNode,
    change: HeaderChange,
    options: { danger?: boolean; disabled?: boolean } = {},
  ) => (
    <Button
      variant="subtle"
      size="sm"
      fullWidth
      justify="flex-start"
      leftSection={icon}
      disabled={options.disabled ?? false}
      c={options.danger ? 'var(--ts-must)' : undefined}
      className="sheet-menu-act"
      styles={{ root: { fontWeight: 400 } }}
      onClick={() => {
        close()
        onChange(change)
      }}
    >
      {label}
    </Button>
  )
  return (
    <Popover
      opened
      onChange={(opened) => {
        if (!opened) close()
      }}
      width={264}
      position="bottom-start"
      offset={0}
      trapFocus
      shadow="sm"
    >
      <Popover.Target>
        <span style={standAt(at)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={`Column ${column.name}`}>
        <div style={{ padding: '6px 8px 10px' }} className="ts-col">
          <TextInput
            label="Name"
            value={name}
            maxLength={500}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') close()
            }}
          />
          <Select
            label="What it is for"
            mt={8}
            data={roleChoices(format, column.role).map((role) => ({ value: role, label: ROLE_WORDS[role].short }))}
            value={column.role}
            comboboxProps={{ withinPortal: false }}
            maxDropdownHeight={320}
            renderOption={({ option }) => {
              const role = Role.parse(option.value)
              return (
                <span>
                  <span className="ts-medium">{ROLE_WORDS[role].short}</span>
                  <br />
                  <span className="ts-small ts-3">{ROLE_WORDS[role].says}</span>
                </span>
              )
            }}
            onChange={(value) => {
              if (value !== null && value !== column.role) onChange({ type: 'role', role: Role.parse(value) })
            }}
          />
          <span className="ts-small ts-3" style={{ marginTop: 4 }}>
            {ROLE_WORDS[column.role].says}
          </span>
        </div>
        <hr className="sheet-rule" />
        {act(sortLabel('ascending'), <IconSortAscending size={14} />, { type: 'sort', order: 'ascending' })}
        {act(sortLabel('descending'), <IconSortDescending size={14} />, { type: 'sort', order: 'descending' })}
        {sorted && act('Clear sort', <IconArrowsSort size={14} />, { type: 'sort', order: null })}
        {act('Filter this column…', <IconFilter size={14} />, { type: 'filter' })}
        {act(`Clean up ${these}…`, <IconSparkles size={14} />, { type: 'clean-up' })}
        <hr className="sheet-rule" />
        {act('Add a column to the left', <IconColumnInsertLeft size={14} />, { type: 'add', side: 'left' })}
        {act('Add a column to the right', <IconColumnInsertRight size={14} />, { type: 'add', side: 'right' })}
        {act('Fit to its text', <IconArrowAutofitWidth size={14} />, { type: 'fit' })}
        {column.frozen
          ? act('Let it scroll with the others', <IconPinnedOff size={14} />, { type: 'freeze', frozen: false })
          : act(`Keep ${these} in sight`, <IconPin size={14} />, { type: 'freeze', frozen: true })}
        {act(`Hide ${these}`, <IconEyeOff size={14} />, { type: 'hide' }, { disabled: only })}
        {act(`Delete ${these}`, <IconTrash size={14} />, { type: 'delete' }, { danger: true, disabled: only })}
      </Popover.Dropdown>
    </Popover>
  )
}
