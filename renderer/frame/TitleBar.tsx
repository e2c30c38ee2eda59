import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCommand, IconHistory, IconSettings } from '@tabler/icons-react'
import { printShortcut, runAction } from '../actions.ts'
import { currentPlace, go } from '../place.ts'
import { useMaybeProject } from '../project.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { ProjectMenu } from './ProjectMenu.tsx'
import { Steps } from './Steps.tsx'

/** `title`: what stands in the middle when there are no steps. `onCancel`: a way back instead of the usual buttons. */
export function TitleBar({ title, onCancel }: { title?: string; onCancel?: () => void }) {
  const project = useMaybeProject()
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
          <Tools hasProject={project !== null} />
        )}
      </div>
    </header>
  )
}

function Tools({ hasProject }: { hasProject: boolean }) {
  return (
    <>
      <button type="button" className="ts-find" aria-label="Find an action" onClick={() => runAction('find-action')}>
        <IconCommand size={14} />
        <span className="ts-grow">Find an action</span>
        <Kbd>{printShortcut('Mod+K')}</Kbd>
      </button>
      {hasProject && (
        <Tooltip label="History">
          <ActionIcon aria-label="History" onClick={() => runAction('history')}>
            <IconHistory size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label="Settings">
        <ActionIcon aria-label="Settings" onClick={openSettings}>
          <IconSettings size={16} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

function openSettings(): void {
  const here = currentPlace()
  if (here.at === 'settings') return
  go({ at: 'settings', page: 'general', project: here.at === 'project' ? { id: here.id, step: here.step } : null })
}
