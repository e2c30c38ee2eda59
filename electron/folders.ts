import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where projects and the app's own state live when no desktop says otherwise. */
export type Folders = { readonly projectsDir: string; readonly stateDir: string }

/**
 * The same folders for the browser door and the command line, so that they see each other's projects; on the desktop
 * Electron names them. TUNESHEET_HOME moves both, for portable use and for tests.
 */
export function folders(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): Folders {
  const moved = env['TUNESHEET_HOME']
  if (moved) return { projectsDir: join(moved, 'projects'), stateDir: join(moved, 'state') }
  const home = homedir()
  const stateRoot: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
  }
  return {
    projectsDir: join(home, 'Documents', 'Tunesheet'),
    stateDir: join(stateRoot[platform] ?? env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Tunesheet', 'core'),
  }
}
