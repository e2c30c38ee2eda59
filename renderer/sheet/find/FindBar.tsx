import './find.css'
import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns, IconReplace, IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { holdsJson } from '../../../shared/domain/find/findInCell.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { printShortcut } from '../../actions.ts'
import { showHistory, useHistoryShown } from '../../historyShown.ts'
import { useProject } from '../../project.tsx'
import type { SheetSession } from '../session.ts'
import { FindField } from './FindField.tsx'
import { FoundInfo } from './FoundInfo.tsx'
import { EVERYWHERE } from './scope.ts'
import type { Find } from './useFind.ts'

/** Find, and replace below it; pushes the sheet down. */
export function FindBar({ find, session }: { find: Find; session: SheetSession }) {
  if (find.mode === 'closed') return null
  return (
    <search
      className="find-bar"
      aria-label={find.mode === 'replace' ? 'Find and replace in the sheet' : 'Find in the sheet'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        find.close()
      }}
    >
      <div className="find-line">
        <FindField find={find} />
        <WhereSelect find={find} />
        {session.filtered && find.wanted.where.in !== 'selection' && <RowsSelect find={find} />}
        <FoundInfo find={find} />
        <Go find={find} direction="previous" />
        <Go find={find} direction="next" />
        <span className="ts-grow" />
        {find.mode === 'find' && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconReplace size={14} />}
            onClick={() => {
              find.ask('replace')
            }}
          >
            Replace…
          </Button>
        )}
        <ActionIcon aria-label="Close find" onClick={find.close}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      {find.mode === 'replace' && <ReplaceLine find={find} />}
    </search>
  )
}

function Go({ find, direction }: { find: Find; direction: 'next' | 'previous' }) {
  const next = direction === 'next'
  const label = next ? 'Next match' : 'Previous match'
  return (
    <Tooltip label={`${label} (${printShortcut(next ? 'Mod+G' : 'Mod+Shift+G')})`}>
      <ActionIcon
        aria-label={label}
        disabled={!find.event || find.event.found.matches === 0}
        onClick={() => {
          find.go(direction)
        }}
      >
        {next ? <IconArrowDown size={16} /> : <IconArrowUp size={16} />}
      </ActionIcon>
    </Tooltip>
  )
}

function WhereSelect({ find }: { find: Find }) {
  const { where } = find.wanted
  const { columns, selection } = find
  const known = where.in === 'column' && columns.some(({ id }) => id === where.column)
  const value = where.in === 'column' ? (known ? where.column : 'all') : where.in
  return (
    <Select
      size="sm"
      w={198}
      aria-label="Where to look"
      allowDeselect={false}
      leftSection={<IconColumns size={14} />}
      value={value}
      data={[
        { value: 'all', label: 'In all columns' },
        { value: 'selection', label: 'In the selected cells', disabled: !selection && where.in !== 'selection' },
        ...columns.map(({ id, name }) => ({ value: id, label: `In ${name}` })),
      ]}
      onChange={(next) => {
        if (next === 'all' || next === null) find.want({ where: EVERYWHERE })
        else if (next === 'selection') find.want({ where: selection ?? where })
        else find.want({ where: { in: 'column', column: next } })
      }}
    />
  )
}

function RowsSelect({ find }: { find: Find }) {
  const { totals } = useProject().state
  return (
    <Select
      size="sm"
      w={172}
      aria-label="In which rows to look"
      allowDeselect={false}
      value={find.wanted.allRows ? 'all' : 'shown'}
      data={[
        { value: 'shown', label: 'Only the rows shown' },
        { value: 'all', label: `All ${formatCount(totals.rows, 'row')}` },
      ]}
      onChange={(next) => {
        find.want({ allRows: next === 'all' })
      }}
    />
  )
}

/**
 * A button that was pressed is disabled when no match is left, and loses the focus: typing goes on in the field of the
 * text that is looked for.
 */
function regainFocus({ ask }: Find): void {
  const now = document.activeElement
  if (now === document.body || (now instanceof HTMLButtonElement && now.disabled)) ask('replace')
}

function ReplaceLine({ find }: { find: Find }) {
  const { wanted, event, done, replace, trouble } = find
  const { acting } = useProject()
  const matches = (event?.found.matches ?? 0) - replace.leftMatches
  const possible = matches > 0 && trouble.by === null
  const ready = possible && done && !replace.busy && !acting
  const regain = useEffectEvent(() => {
    regainFocus(find)
  })
  useEffect(() => {
    if (!possible) regain()
  }, [possible])
  return (
    <div className="find-line">
      <TextInput
        size="sm"
        w={300}
        aria-label="Replace with"
        placeholder={wanted.pattern ? 'Replace with; $1 is the first part in brackets' : 'Replace with'}
        leftSection={<IconReplace size={14} />}
        value={wanted.by}
        maxLength={10_000}
        spellCheck={false}
        error={trouble.by !== null}
        onChange={(change) => {
          find.want({ by: change.currentTarget.value })
        }}
        onKeyDown={(key) => {
          if (key.key !== 'Enter') return
          key.preventDefault()
          if (ready) void replace.one()
        }}
      />
      <Button
        size="sm"
        disabled={!possible}
        onClick={() => {
          if (ready) void replace.one()
        }}
      >
        Replace
      </Button>
      <Button
        size="sm"
        variant="filled"
        disabled={!ready}
        loading={replace.busy}
        onClick={() =>
          void replace.all().then(() => {
            regainFocus(find)
          })
        }
      >
        {matches > 0 ? `Replace all ${formatNumber(matches)}` : 'Replace all'}
      </Button>
      {trouble.by !== null ? (
        <span className="ts-small find-trouble" role="alert">
          {trouble.by}
        </span>
      ) : (
        <span className="ts-small ts-3 ts-ell">{hintOf(find)}</span>
      )}
      <span className="ts-grow" />
      {matches > 0 && <ShowBeforeAfter find={find} />}
    </div>
  )
}

/** The way to the panel that was closed, or that had to make room for the history. */
function ShowBeforeAfter({ find: { replace } }: { find: Find }) {
  const historyShown = useHistoryShown()
  if (replace.panel && !historyShown) return null
  return (
    <Button
      size="xs"
      variant="subtle"
      onClick={() => {
        showHistory(false)
        replace.setPanel(true)
      }}
    >
      Before and after
    </Button>
  )
}

function hintOf({ scope, columns }: Find): string {
  const json = columns.some(({ id, role }) => holdsJson(role) && scope?.columns.includes(id))
  return json
    ? 'One step in History. In conversations only what is said changes: roles, names and arguments stay.'
    : 'One step in History. Undo brings everything back.'
}
