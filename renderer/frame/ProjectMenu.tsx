import { Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconFileExport,
  IconFolderOpen,
  IconHome,
  IconPencil,
  IconPlus,
  IconRowInsertBottom,
  IconTable,
  IconUserCheck,
  IconUserShare,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../api.ts'
import { printShortcut, runAction, useAllActions } from '../actions.ts'
import { go } from '../place.ts'
import { useMaybeProject } from '../project.tsx'
import { Logo } from '../ui/Logo.tsx'
import { useMenuFocus } from '../ui/useReturnedFocus.ts'

const ITEMS = [
  { action: 'rename-project', icon: IconPencil },
  { action: 'append-file', icon: IconRowInsertBottom },
  { action: 'export', icon: IconFileExport },
  { action: 'export-table', icon: IconTable },
  { action: 'send-review', icon: IconUserShare },
  { action: 'bring-review', icon: IconUserCheck },
  { action: 'import-file', icon: IconPlus },
  { action: 'open-project', icon: IconFolderOpen },
  { action: 'go-welcome', icon: IconHome },
] as const

/** The project's name, and everything that concerns the project as a whole. */
export function ProjectMenu({ fallback }: { fallback: string | null }) {
  const project = useMaybeProject()
  const actions = useAllActions()
  const focus = useMenuFocus()
  const { data: recent = [] } = useQuery(orpc.project.recent.queryOptions())
  const others = recent.filter((one) => one.id !== project?.id && one.exists).slice(0, 5)
  const name = project?.state.name ?? fallback
  if (name === null) return null
  return (
    <Menu width={248} withinPortal={false} {...focus}>
      <Menu.Target>
        <button type="button" className="ts-project" aria-label={`Project ${name}`}>
          <Logo />
          <span className="ts-project-name ts-ell" dir="auto">
            {name}
          </span>
          <IconChevronDown size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ITEMS.map(({ action: id, icon: Icon }) => {
          const action = actions.find((one) => one.id === id)
          return (
            action && (
              <Menu.Item
                key={id}
                leftSection={<Icon size={16} />}
                rightSection={
                  action.shortcut && <span className="ts-micro ts-3">{printShortcut(action.shortcut)}</span>
                }
                disabled={action.enabled === false}
                onClick={() => runAction(id)}
              >
                {action.title}
              </Menu.Item>
            )
          )
        })}
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>Recent</Menu.Label>
            {others.map((one) => (
              <Menu.Item
                key={one.id}
                onClick={() => {
                  go({ at: 'project', id: one.id, step: 'data' })
                }}
              >
                <span className="ts-ell" dir="auto" style={{ display: 'block', maxWidth: 200 }}>
                  {one.name}
                </span>
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
