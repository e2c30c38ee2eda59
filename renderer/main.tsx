import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/base.css'
import './ui/mantine.css'
import './ui/ui.css'
import './frame/frame.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setNotation } from '../shared/format/notation.ts'
import { queryClient } from './api.ts'
import { App } from './App.tsx'
import { listenForShortcuts, runAction } from './actions.ts'
import { loadFonts } from './ui/fonts.ts'
import { cssVariables, theme } from './ui/theme.ts'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  setNotation(navigator.language)
  document.documentElement.dataset['frame'] = window.tunesheet?.platform === 'mac' ? 'mac' : 'native'
  listenForShortcuts()
  window.tunesheet?.onMenu(runAction)
  await loadFonts()
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-left" autoClose={6000} limit={3} containerWidth={340} />
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

void start()
