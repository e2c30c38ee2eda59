import { Button, Menu, Popover, Select, TextInput } from '@mantine/core'
import {
  IconArrowNarrowDown,
  IconClipboard,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconCopy,
  IconEraser,
  IconEyeOff,
  IconRowInsertBottom,
  IconSchool,
  IconScissors,
  IconShieldHalf,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, Role } from '../../shared/domain/column.ts'
import type { Format } from '../../shared/domain/setup.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { printShortcut } from '../actions.ts'
import { ROLE_WORDS, roleChoices } from './roles.ts'

export type Point = { readonly x: number; readonly y: number }

/** A menu needs something to stand at; the canvas has nothing but a place. */
const at = ({ x, y }: Point): React.CSSProperties => ({ position: 'fixed', left: x, top: y, width: 1, height: 1 })

export type CellChoice = 'cut' | 'copy' | 'paste' | 'fill-down' | 'insert' | 'hold-back' | 'train' | 'clear' | 'remove'
type CellMenuProps = {
  at: Point
  /** Null: whole columns are selected, and their rows are not meant. */
  rows: number | null
  cells: number
  onChoose: (choice: CellChoice) => void
  onClose: () => void
}

/** What can be done with the selected cells. */
export function CellMenu({ at: point, rows, cells, onChoose, onClose }: CellMenuProps) {
  const item = (choice: CellChoice, label: string, icon: React.ReactNode, keys?: string) => (
    <Menu.Item
      leftSection={icon}
      rightSection={keys ? <span className="ts-small ts-3">{keys}</span> : undefined}
      {...(choice === 'remove' ? { c: 'var(--ts-must)' } : {})}
      onClick={() => {
        onChoose(choice)
      }}
    >
      {label}
    </Menu.Item>
  )
  return (
    <Menu opened onClose={onClose} width={240} position="bottom-start" offset={0} returnFocus={false}>
      <Menu.Target>
        <span style={at(point)} />
      </Menu.Target>
      <Menu.Dropdown>
        {item('cut', 'Cut', <IconScissors size={14} />, printShortcut('Mod+X'))}
        {item('copy', 'Copy', <IconCopy size={14} />, printShortcut('Mod+C'))}
        {item('paste', 'Paste', <IconClipboard size={14} />, printShortcut('Mod+V'))}
        {item('fill-down', 'Fill down', <IconArrowNarrowDown size={14} />, printShortcut('Mod+D'))}
        {item('clear', `Clear ${formatCount(cells, 'cell')}`, <IconEraser size={14} />, 'Delete')}
        {rows !== null && (
          <>
            <Menu.Divider />
            {item('insert', 'Insert row below', <IconRowInsertBottom size={14} />, printShortcut('Mod+Shift+='))}
            {item('hold-back', `Hold back ${formatCount(rows, 'row')}`, <IconShieldHalf size={14} />)}
            {item('train', 'Use for training', <IconSchool size={14} />)}
            <Menu.Divider />
            {item('remove', `Remove ${formatCount(rows, 'row')}`, <IconTrash size={14} />, printShortcut('Mod+-'))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

export type HeaderChange =
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'role'; readonly role: Role }
  | { readonly type: 'add'; readonly side: 'left' | 'right' }
  | { readonly type: 'hide' }
  | { readonly type: 'delete' }
type HeaderMenuProps = {
  at: Point
  column: Column
  format: Format
  only: boolean
  onChange: (change: HeaderChange) => void
  onClose: () => void
}

/** What a column is called and what it is for, and what can be done with it. */
export function HeaderMenu({ at: point, column, format, only, onChange, onClose }: HeaderMenuProps) {
  const [name, setName] = useState(column.name)
  const rename = () => {
    if (name.trim() !== '' && name !== column.name) onChange({ type: 'rename', name: name.trim() })
  }
  const close = () => {
    rename()
    onClose()
  }
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
        <span style={at(point)} />
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
        {act('Add a column to the left', <IconColumnInsertLeft size={14} />, { type: 'add', side: 'left' })}
        {act('Add a column to the right', <IconColumnInsertRight size={14} />, { type: 'add', side: 'right' })}
        {act('Hide this column', <IconEyeOff size={14} />, { type: 'hide' }, { disabled: only })}
        {act('Delete this column', <IconTrash size={14} />, { type: 'delete' }, { danger: true, disabled: only })}
      </Popover.Dropdown>
    </Popover>
  )
}
