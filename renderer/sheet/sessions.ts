import type { ProjectHandle } from '../project.tsx'
import { SheetSession } from './session.ts'

const sessions = new Map<string, SheetSession>()

/** The sheet of a project, made when first looked at. */
export function sessionOf(project: ProjectHandle): SheetSession {
  const known = sessions.get(project.id)
  if (known) return known
  // Only the open project has edits under way; older ones have nothing to remember but their place.
  if (sessions.size > 8) sessions.clear()
  const made = new SheetSession(project)
  sessions.set(project.id, made)
  return made
}
