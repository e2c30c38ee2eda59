import { useDocumentTitle } from '@mantine/hooks'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCommand, IconHelpCircle, IconHistory, IconSettings } from '@tabler/icons-react'
import { printShortcut, runAction } from '../actions.ts'
import { client } from '../api.ts'
import { useHistoryShown } from '../historyShown.ts'
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
  const historyShown = useHistoryShown()
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
      {project && <HistoryButton shown={historyShown && project.step === 'data'} />}
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

function HistoryButton({ shown }: { shown: boolean }) {
  return (
    <Tooltip label={`History, ${printShortcut('Mod+Alt+H')}`}>
      <ActionIcon aria-label="History" aria-pressed={shown} onClick={() => runAction('history')}>
        <IconHistory size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

function openSettings(): void {
  const here = currentPlace()
  if (here.at === 'settings') return
  go({ at: 'settings', page: 'general', project: here.at === 'project' ? { id: here.id, step: here.step } : null })
}
