import type { ProjectEvent, ProjectState } from '../shared/contract/project.ts'
import type { EditResult } from '../shared/contract/rows.ts'
import { orpc, queryClient } from './api.ts'

/** What listeners of a project hear: the answer to an edit made here, or news from main. */
export type ProjectNews = { type: 'edited'; result: EditResult } | { type: 'event'; event: ProjectEvent }

/** Under which the window keeps a project's state: opening, edits and events all write there. */
export function keyOf(id: string) {
  return orpc.project.get.queryKey({ input: { project: id } })
}

/** A newer state wins; an answer that was overtaken is dropped. */
export function newer(old: unknown, next: unknown): unknown {
  const known = old as ProjectState | undefined
  return known && isBefore(next as ProjectState, known) ? known : next
}

/** Keeps the state that an edit answered. */
export function keep(id: string, next: ProjectState): void {
  queryClient.setQueryData<ProjectState>(keyOf(id), (old) => (old && isBefore(next, old) ? old : next))
}

/** Data and what is hidden of it move on by themselves; neither ever goes back. */
function isBefore(one: ProjectState, other: ProjectState): boolean {
  return one.revision < other.revision || one.hidden.act < other.hidden.act
}

let lastRefresh = 0
let nextRefresh: ReturnType<typeof setTimeout> | undefined

/** Everything derived from rows: asked again by whoever is on screen, at most once a second while counting goes on. */
export function refreshDerived(): void {
  clearTimeout(nextRefresh)
  const wait = lastRefresh + 1000 - performance.now()
  if (wait > 0) {
    nextRefresh = setTimeout(refreshDerived, wait)
    return
  }
  lastRefresh = performance.now()
  void queryClient.invalidateQueries({ queryKey: orpc.facts.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.fixes.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.alike.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.readiness.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.cost.key() })
}
