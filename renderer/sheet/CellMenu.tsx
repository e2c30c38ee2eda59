import { Menu } from '@mantine/core'
import {
  IconArrowNarrowDown,
  IconArrowNarrowRight,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconEraser,
  IconEye,
  IconEyeOff,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconSchool,
  IconScissors,
  IconShieldHalf,
  IconSparkles,
  IconTrash,
  IconWand,
} from '@tabler/icons-react'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { printShortcut } from '../actions.ts'
import { SHEET_KEYS, type SheetKey } from '../sheetKeys.ts'
import { useEarlyEscape } from '../ui/useEarlyEscape.ts'

export type Point = { readonly x: number; readonly y: number }

/** A menu needs something to stand at; the canvas has nothing but a place. */
export const standAt = ({ x, y }: Point): React.CSSProperties => ({
  position: 'fixed',
  left: x,
  top: y,
  width: 1,
  height: 1,
})

export type CellChoice = 'cut' | 'copy' | 'paste' | 'hold-back' | 'train' | 'clean-up' | SheetKey | 'fix-selected'

type CellMenuProps = {
  at: Point
  /** 0: whole columns are selected, and their rows are not meant. */
  rows: number
  cells: number
  /** Rows of the sheet that are hidden. */
  hidden: number
  onChoose: (choice: CellChoice) => void
  onClose: () => void
}

/** What can be done with the selected cells. */
export function CellMenu({ at, rows, cells, hidden, onChoose, onClose }: CellMenuProps) {
  useEarlyEscape(true, onClose)
  const item = (choice: CellChoice, label: string, icon: React.ReactNode, keys?: string) => (
    <Menu.Item
      leftSection={icon}
      rightSection={keys ? <span className="ts-small ts-3">{printShortcut(keys)}</span> : undefined}
      {...(choice === 'remove-rows' ? { c: 'var(--ts-must)' } : {})}
      onClick={() => {
        onChoose(choice)
      }}
    >
      {label}
    </Menu.Item>
  )
  const ofSheet = (choice: SheetKey, label: string, icon: React.ReactNode) =>
    item(choice, label, icon, SHEET_KEYS[choice].shortcut)
  const some = rows === 1 ? 'row' : `${formatNumber(rows)} rows`
  return (
    <Menu opened onClose={onClose} width={264} position="bottom-start" offset={0} returnFocus={false}>
      <Menu.Target>
        <span style={standAt(at)} />
      </Menu.Target>
      <Menu.Dropdown className="ts-scroll" mah="80vh">
        {item('cut', 'Cut', <IconScissors size={14} />, 'Mod+X')}
        {item('copy', 'Copy', <IconCopy size={14} />, 'Mod+C')}
        {item('paste', 'Paste', <IconClipboard size={14} />, 'Mod+V')}
        {ofSheet('fill-down', 'Fill down', <IconArrowNarrowDown size={14} />)}
        {ofSheet('fill-right', 'Fill right', <IconArrowNarrowRight size={14} />)}
        {ofSheet('clear', `Clear ${formatCount(cells, 'cell')}`, <IconEraser size={14} />)}
        {item('clean-up', 'Clean up…', <IconSparkles size={14} />)}
        {rows > 0 && (
          <>
            <Menu.Divider />
            {ofSheet('insert-above', `Insert ${some} above`, <IconRowInsertTop size={14} />)}
            {ofSheet('insert-below', `Insert ${some} below`, <IconRowInsertBottom size={14} />)}
            {ofSheet('duplicate-rows', `Duplicate ${some}`, <IconCopyPlus size={14} />)}
            {ofSheet('hide-rows', `Hide ${formatCount(rows, 'row')}`, <IconEyeOff size={14} />)}
            {hidden > 0 && ofSheet('show-hidden-rows', 'Show hidden rows', <IconEye size={14} />)}
            <Menu.Divider />
            {item('fix-selected', 'Fix what is safe to fix', <IconWand size={14} />, 'Mod+.')}
            {item('hold-back', `Hold back ${formatCount(rows, 'row')}`, <IconShieldHalf size={14} />)}
            {item('train', 'Use for training', <IconSchool size={14} />)}
            <Menu.Divider />
            {ofSheet('remove-rows', `Remove ${formatCount(rows, 'row')}`, <IconTrash size={14} />)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
