import { useDocumentTitle } from '@mantine/hooks'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCommand,
  IconHelpCircle,
  IconHistory,
  IconSettings,
} from '@tabler/icons-react'
import { printShortcut, runAction } from '../actions.ts'
import { client } from '../api.ts'
import { currentPlace, go } from '../place.ts'
import { type ProjectHandle, useMaybeProject } from '../project.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { ProjectMenu } from './ProjectMenu.tsx'
import { Steps } from './Steps.tsx'
import { attempt } from './trouble.ts'

/** `title`: what stands in the middle when there are no steps. `onCancel`: a way back instead of the usual buttons. */
export function TitleBar({ title, onCancel }: { title?: string; onCancel?: () => void }) {
  const project = useMaybeProject()
  const name = title ?? project?.state.name
  useDocumentTitle(name ? `${name} – Tunesheet` : 'Tunesheet')
  return (
    <header className="ts-titlebar">
      <ProjectMenu fallback={onCancel ? 'New project' : null} />
      <div className="ts-middle">
        {title ? <span className="ts-section ts-nowrap">{title}</span> : project && <Steps project={project} />}
      </div>
      <div className="ts-title-right">
        {onCancel ? (
          <Button size="xs" variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        ) : (
          <Tools project={project} />
        )}
      </div>
    </header>
  )
}

function Tools({ project }: { project: ProjectHandle | null }) {
  const finder = (
    <button type="button" className="ts-find" onClick={() => runAction('find-action')}>
      <IconCommand size={14} />
      <span className="ts-grow">Find an action</span>
      <Kbd>{printShortcut('Mod+K')}</Kbd>
    </button>
  )
  return (
    <>
      {project ? finder : <HelpButton />}
      {project && <HistoryMenu project={project} />}
      <Tooltip label="Settings">
        <ActionIcon aria-label="Settings" onClick={openSettings}>
          <IconSettings size={16} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

function HelpButton() {
  return (
    <Tooltip label="Help">
      <ActionIcon aria-label="Help" onClick={() => void attempt(() => client.app.openLink({ link: 'help' }))}>
        <IconHelpCircle size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

/** What was done last and what would be done again: both are kept with the project, also after a restart. */
function HistoryMenu({ project }: { project: ProjectHandle }) {
  const { undo, redo } = project.state.history
  return (
    <Menu width={280} position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon aria-label="History">
          <IconHistory size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>History</Menu.Label>
        <Menu.Item
          disabled={undo === null}
          leftSection={<IconArrowBackUp size={16} />}
          rightSection={<span className="ts-micro ts-3">{printShortcut('Mod+Z')}</span>}
          onClick={() => void attempt(project.undo)}
        >
          {undo === null ? 'Nothing to undo' : `Undo: ${undo}`}
        </Menu.Item>
        <Menu.Item
          disabled={redo === null}
          leftSection={<IconArrowForwardUp size={16} />}
          rightSection={<span className="ts-micro ts-3">{printShortcut('Mod+Shift+Z Mod+Y')}</span>}
          onClick={() => void attempt(project.redo)}
        >
          {redo === null ? 'Nothing to redo' : `Redo: ${redo}`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function openSettings(): void {
  const here = currentPlace()
  if (here.at === 'settings') return
  go({ at: 'settings', page: 'general', project: here.at === 'project' ? { id: here.id, step: here.step } : null })
}
