import './filter.css'
import { Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { printShortcut } from '../../actions.ts'
import { useProject } from '../../project.tsx'
import { useEarlyEscape } from '../../ui/useEarlyEscape.ts'
import type { SheetSession } from '../session.ts'
import { draftsOf } from './draft.ts'
import { FilterForm } from './FilterForm.tsx'
import { closeFilter, openFilter, useFilterOpening } from './opening.ts'

/** Opens the conditions by which rows are shown. */
export function FilterButton({ session }: { session: SheetSession }) {
  const { view } = useProject()
  const opening = useFilterOpening()
  const on = draftsOf(view).length > 0
  useEarlyEscape(opening !== null, closeFilter)
  return (
    <Popover
      opened={opening !== null}
      onChange={(opened) => {
        if (!opened) closeFilter()
      }}
      width={640}
      position="bottom-start"
      trapFocus
      closeOnEscape={false}
      shadow="sm"
    >
      <Popover.Target>
        <button
          type="button"
          className="ts-chip filter-button"
          data-add
          data-some={on}
          title={`Filter (${printShortcut('Mod+Shift+L')})`}
          onClick={() => {
            if (opening) closeFilter()
            else openFilter()
          }}
        >
          <IconPlus size={13} aria-hidden />
          Filter
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filter">
        {opening && <FilterForm session={session} about={opening.about} onClose={closeFilter} />}
      </Popover.Dropdown>
    </Popover>
  )
}
