import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconColumns,
  IconPlus,
  IconSearch,
  IconTextWrap,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { printShortcut } from '../actions.ts'
import { useProject } from '../project.tsx'
import { Separator, Toolbar } from '../ui/Toolbar.tsx'
import { useMenuFocus } from '../ui/useReturnedFocus.ts'
import { FilterButton } from './filter/FilterButton.tsx'
import { useCount } from './filter/useCount.ts'
import { hasBar, Refresh } from './filter/ViewBar.tsx'
import { FilterChips } from './filter/FilterChips.tsx'
import type { SheetSession } from './session.ts'
import { SplitButton } from './split/SplitButton.tsx'
import type { SheetActs } from './useSheetActs.ts'
import { HEIGHT_WORDS, HEIGHTS, type Height } from './rows/rowHeights.ts'

type SheetToolbarProps = {
  searchRef: React.Ref<HTMLInputElement>
  empty: boolean
  session: SheetSession
  height: Height
  onHeight: (height: Height) => void
  acts: Pick<SheetActs, 'undo' | 'redo' | 'append' | 'keepLayout'>
  onLeaveSearch: () => void
  /** Tools for many cells. */
  cleanUp: React.ReactNode
}

export function SheetToolbar(props: SheetToolbarProps) {
  const { state } = useProject()
  const { history } = state
  return (
    <Toolbar label="Sheet">
      <Tooltip label={`${history.undo ? `Undo: ${history.undo}` : 'Nothing to undo'} (${printShortcut('Mod+Z')})`}>
        <ActionIcon aria-label="Undo" disabled={history.undo === null} onClick={props.acts.undo}>
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip
        label={`${history.redo ? `Redo: ${history.redo}` : 'Nothing to redo'} (${printShortcut('Mod+Shift+Z Mod+Y')})`}
      >
        <ActionIcon aria-label="Redo" disabled={history.redo === null} onClick={props.acts.redo}>
          <IconArrowForwardUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Separator />
      <Search inputRef={props.searchRef} onLeave={props.onLeaveSearch} />
      {!props.empty && (
        <>
          <FilterChips />
          <FilterButton session={props.session} />
          <Count session={props.session} />
        </>
      )}
      <span className="ts-grow" />
      {!props.empty && (
        <>
          {props.cleanUp}
          <SplitButton onLeave={props.onLeaveSearch} />
          <ColumnsMenu onHide={(column, hidden) => void props.acts.keepLayout(column, { hidden })} />
          <HeightMenu height={props.height} onHeight={props.onHeight} />
          <Separator />
        </>
      )}
      <Button
        className="sheet-tool"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => void props.acts.append(1)}
      >
        Add rows
      </Button>
    </Toolbar>
  )
}

/** How many rows are shown, unless the line below the toolbar says it. */
function Count({ session }: { session: SheetSession }) {
  const { view, state } = useProject()
  const count = useCount(session)
  const isSaid = hasBar(view, state)
  return (
    <span className="ts-row ts-small ts-3 ts-num ts-nowrap" role="status" style={{ gap: 10 }}>
      {!isSaid && count}
      {!isSaid && <Refresh session={session} />}
    </span>
  )
}

/** Filters while one types; Esc empties it, Enter and the arrow down go to what was found. */
function Search({ inputRef, onLeave }: { inputRef: React.Ref<HTMLInputElement>; onLeave: () => void }) {
  const { view, setView, state } = useProject()
  const [text, setText] = useState(view.search ?? '')
  const [known, setKnown] = useState(view.search)
  // "Clear filter" and other screens empty the field as well.
  if (known !== view.search) {
    setKnown(view.search)
    if ((view.search ?? '') !== text.trim()) setText(view.search ?? '')
  }
  const look = useDebouncedCallback((search: string) => {
    setView({ ...view, search: search.trim() === '' ? undefined : search.trim() })
  }, 150)
  const change = (next: string) => {
    setText(next)
    look(next)
  }
  return (
    <TextInput
      ref={inputRef}
      size="sm"
      w={212}
      aria-label="Search"
      placeholder={state.totals.rows === 0 ? 'Search' : `Search ${formatCount(state.totals.rows, 'row')}`}
      className="sheet-search"
      leftSection={<IconSearch size={14} />}
      rightSection={
        text !== '' && (
          <ActionIcon
            size={20}
            aria-label="Empty the search"
            onClick={() => {
              change('')
            }}
          >
            <IconX size={14} />
          </ActionIcon>
        )
      }
      value={text}
      maxLength={1000}
      spellCheck={false}
      onChange={(event) => {
        change(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') change('')
        else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onLeave()
        else return
        event.preventDefault()
      }}
    />
  )
}

function ColumnsMenu({ onHide }: { onHide: (column: string, hidden: boolean) => void }) {
  const { columns } = useProject().state
  const shown = columns.filter((column) => !column.hidden).length
  const hidden = columns.length - shown
  const focus = useMenuFocus()
  return (
    <Menu closeOnItemClick={false} position="bottom-end" {...focus}>
      <Menu.Target>
        <Button className="sheet-tool" size="xs" variant="subtle" leftSection={<IconColumns size={14} />}>
          Columns{hidden > 0 && <span className="sheet-hidden-columns">{formatNumber(hidden)} hidden</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="ts-scroll" mah="60vh">
        <Menu.Label>Shown in the sheet</Menu.Label>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={!column.hidden}
            disabled={!column.hidden && shown === 1}
            onChange={(checked) => {
              onHide(column.id, !checked)
            }}
          >
            {column.name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function HeightMenu({ height, onHeight }: { height: Height; onHeight: (height: Height) => void }) {
  const focus = useMenuFocus()
  return (
    <Menu position="bottom-end" {...focus}>
      <Menu.Target>
        <Tooltip label="Row height">
          <ActionIcon aria-label="Row height">
            <IconTextWrap size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Row height</Menu.Label>
        {HEIGHTS.map((one) => (
          <Menu.RadioItem
            key={one}
            value={one}
            checked={one === height}
            closeMenuOnClick
            onChange={() => {
              onHeight(one)
            }}
          >
            {HEIGHT_WORDS[one]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
