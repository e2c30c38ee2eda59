import { Menu } from '@mantine/core'
import { IconArrowsSort, IconFilter, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import type { Sort } from '../../../shared/domain/view.ts'
import { useProject } from '../../project.tsx'
import { useEarlyEscape } from '../../ui/useEarlyEscape.ts'
import { type Point, standAt } from '../CellMenu.tsx'
import { openFilter } from './opening.ts'
import { sortBy } from './sorting.ts'
import { orderWords } from './words.ts'

/** What is known of a row, and can be sorted by. */
export type ComputedSort = 'tokens' | 'split' | 'severity'

const FILTER_WORDS: Readonly<Record<ComputedSort, string>> = {
  tokens: 'Filter by tokens…',
  split: 'Filter by split…',
  severity: 'Filter by issue…',
}

type SortMenuProps = { at: Point; by: ComputedSort; onClose: () => void }

/** The menu of a column that is worked out and not typed. */
export function SortMenu({ at, by, onClose }: SortMenuProps) {
  const project = useProject()
  useEarlyEscape(true, onClose)
  const { sort } = project.view
  const item = (order: Sort['order'], icon: React.ReactNode) => (
    <Menu.Item
      leftSection={icon}
      onClick={() => {
        sortBy(project, { by, order })
        onClose()
      }}
    >
      Sort {orderWords({ by, order }, 'numbers')}
    </Menu.Item>
  )
  return (
    <Menu opened onClose={onClose} width={220} position="bottom-start" offset={0} returnFocus={false}>
      <Menu.Target>
        <span style={standAt(at)} />
      </Menu.Target>
      <Menu.Dropdown aria-label="Sort">
        {item('ascending', <IconSortAscending size={14} />)}
        {item('descending', <IconSortDescending size={14} />)}
        {sort?.by === by && (
          <Menu.Item
            leftSection={<IconArrowsSort size={14} />}
            onClick={() => {
              sortBy(project, undefined)
              onClose()
            }}
          >
            Clear sort
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconFilter size={14} />}
          onClick={() => {
            onClose()
            openFilter(by === 'severity' ? 'rule' : by)
          }}
        >
          {FILTER_WORDS[by]}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
