import { spawn } from 'node:child_process'

/** Whether this process can show something on a screen: without one an opener would hang or fail in the dark. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'darwin') return !env['SSH_CONNECTION']
  return platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/** Opens an address in the user's browser. Answers whether an opener could be started; never throws. */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, args] = opener(url, platform)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      detached: true,
      windowsVerbatimArguments: platform === 'win32',
    })
    child.once('error', () => {
      resolve(false)
    })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

function opener(url: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'darwin') return ['open', [url]]
  // `start` takes its first quoted argument for a title; quotes keep `&` in the address from ending the command.
  if (platform === 'win32') return ['cmd', ['/d', '/s', '/c', `"start "" "${url}""`]]
  return ['xdg-open', [url]]
}
