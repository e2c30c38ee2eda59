import { spawn } from 'node:child_process'

/** Whether this process can show something on a screen: without one an opener would hang or fail in the dark. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'darwin') return !env['SSH_CONNECTION']
  return platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/** An opener that fails does so at once; one that runs longer than this has found a browser. */
const OPENER_MS = 2000

/** Opens an address in the user's browser. Answers whether that seems to have worked; never throws. */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, args] = opener(url, platform)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      detached: true,
      windowsVerbatimArguments: platform === 'win32',
    })
    const patience = setTimeout(() => {
      resolve(true)
    }, OPENER_MS)
    const end = (opened: boolean): void => {
      clearTimeout(patience)
      resolve(opened)
    }
    child.once('error', () => {
      end(false)
    })
    child.once('exit', (code) => {
      end(code === 0)
    })
    child.unref()
  })
}

function opener(url: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'darwin') return ['open', [url]]
  // `start` takes its first quoted argument for a title; quotes keep `&` in the address from ending the command.
  if (platform === 'win32') return ['cmd', ['/d', '/s', '/c', `"start "" "${url}""`]]
  return ['xdg-open', [url]]
}
