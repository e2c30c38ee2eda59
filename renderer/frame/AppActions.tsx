import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Action, useActions } from '../actions.ts'
import { client, orpc, queryClient } from '../api.ts'
import { currentPlace, go, usePlace } from '../place.ts'
import { bringFile, openProjectFile } from './bring.ts'
import { Palette } from './Palette.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { attempt } from './trouble.ts'

/** What can be done everywhere. Also keeps the theme as the preferences want it. */
export function AppActions() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const looks = useLooks()
  const place = usePlace()
  const project = place.at === 'project' ? place.id : null
  const toSettings = () => {
    const here = currentPlace()
    const project =
      here.at === 'project' ? { id: here.id, step: here.step } : here.at === 'settings' ? here.project : null
    go({ at: 'settings', page: 'general', project })
  }
  useActions([
    {
      id: 'find-action',
      title: 'Find an action',
      group: 'Help',
      shortcut: 'Mod+K',
      also: 'Alt+Q Alt+/',
      run: () => {
        setOpen('palette')
      },
    },
    { id: 'import-file', title: 'New from a file…', group: 'Project', shortcut: 'Mod+O', run: () => void bringFile() },
    ...(project === null
      ? []
      : [
          {
            id: 'append-file',
            title: 'Add rows from a file…',
            group: 'Project',
            run: () => void bringFile(project),
          },
        ]),
    {
      id: 'open-project',
      title: 'Open a project file…',
      group: 'Project',
      shortcut: 'Mod+Shift+O',
      run: () => void openProjectFile(),
    },
    {
      id: 'go-welcome',
      title: 'All projects',
      group: 'Project',
      run: () => {
        go({ at: 'welcome' })
      },
    },
    {
      id: 'settings',
      title: 'Settings',
      group: 'Project',
      shortcut: 'Mod+,',
      run: () => {
        toSettings()
      },
    },
    {
      id: 'shortcuts',
      title: 'Shortcuts',
      group: 'Help',
      shortcut: '? F1 Mod+/',
      run: () => {
        setOpen('shortcuts')
      },
    },
    ...looks,
  ])
  const close = () => {
    setOpen(null)
  }
  if (open === 'palette') return <Palette onClose={close} />
  return open === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null
}

const LOOKS = { system: 'Look: as the system', light: 'Look: light', dark: 'Look: dark' } as const

/** Keeps the theme as the preferences want it, and offers the others. */
function useLooks(): Action[] {
  const { setColorScheme } = useMantineColorScheme()
  const { data } = useQuery(orpc.app.preferences.queryOptions())
  const wanted = data?.theme
  useEffect(() => {
    if (wanted) setColorScheme(wanted === 'system' ? 'auto' : wanted)
  }, [wanted, setColorScheme])
  return (['system', 'light', 'dark'] as const).map((theme) => ({
    ...{ id: `look-${theme}`, title: LOOKS[theme], group: 'View', enabled: theme !== wanted },
    run: () =>
      void attempt(async () => {
        queryClient.setQueryData(orpc.app.preferences.queryKey(), await client.app.setPreferences({ theme }))
      }),
  }))
}
