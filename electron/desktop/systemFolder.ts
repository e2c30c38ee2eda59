import { app } from 'electron'

/** A folder of the system, or another one where it has none: on Windows it may be on a drive that is not there. */
export function systemFolder(name: 'documents' | 'downloads', otherwise: string): string {
  try {
    return app.getPath(name)
  } catch {
    return otherwise
  }
}
