import { contextBridge, ipcRenderer, webUtils } from 'electron'

/**
 * A pipe and nothing else: it passes one message port on to main, because ports do not cross the context bridge, and
 * carries menu clicks the other way. It runs in the page's isolated world; the little of the DOM it needs is named here,
 * so that the rest of electron/ goes on without.
 */
declare const window: {
  addEventListener(
    type: 'message',
    listener: (event: { source: unknown; data: unknown; ports: unknown[] }) => void,
  ): void
}

const PLATFORMS: Partial<Record<NodeJS.Platform, 'mac' | 'windows'>> = { darwin: 'mac', win32: 'windows' }

window.addEventListener('message', (event) => {
  // Only from this very window, never from a frame or an opener.
  if (event.source !== window || event.data !== 'tunesheet:connect') return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage('tunesheet:connect', null, [port])
})

contextBridge.exposeInMainWorld('tunesheet', {
  door: 'desktop',
  platform: PLATFORMS[process.platform] ?? 'linux',
  // File.path is gone from Electron; main treats the answer as something a user typed.
  pathForFile: (file: Parameters<typeof webUtils.getPathForFile>[0]): string => webUtils.getPathForFile(file),
  onMenu: (listener: (action: string) => void): void => {
    ipcRenderer.on('tunesheet:menu', (_event, action: unknown) => {
      if (typeof action === 'string') listener(action)
    })
  },
})
