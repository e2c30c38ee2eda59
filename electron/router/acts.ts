import type { ActEvent } from '../../shared/contract/base.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import type { OpenProject } from '../openProjects.ts'
import type { PaceOptions } from '../pace.ts'
import { withProgress } from '../progress.ts'
import type { Services } from '../services.ts'
import { streamed } from './base.ts'

/** A short act that changes data: done, then told to every window of the project. */
export async function change<T extends EditResult>(
  context: Services,
  id: string,
  act: (entry: OpenProject) => Promise<T>,
): Promise<T> {
  const entry = await context.projects.get(id)
  const result = await act(entry)
  context.projects.changed(entry)
  return result
}

type StreamedAct = {
  readonly project: string
  /** How much there is to do, in what progress counts, where that is known beforehand. */
  readonly total: number | null
  readonly signal: AbortSignal | undefined
  /** What other windows hear of it; absent: that data changed. */
  readonly tell?: 'changed' | 'hidden'
}

/**
 * An act that changes data and may be long: tells how far it is, then its result, and tells every window of the project.
 * When the window goes away or cancels, the act's `signal` is aborted, and everything is as it was.
 */
export function streamAct<T extends EditResult>(
  context: Services,
  { project, total, signal, tell = 'changed' }: StreamedAct,
  act: (entry: OpenProject, pace: Required<PaceOptions>) => Promise<T>,
): AsyncGenerator<ActEvent<T>> {
  return streamed(
    withProgress<ActEvent<T>>(signal, async (emit, stop) => {
      // At once: from now on Cancel is heard, also while another act is waited for.
      emit({ type: 'progress', progress: { done: 0, total } })
      const entry = await context.projects.get(project)
      stop.throwIfAborted()
      const onProgress = (done: number, found: number | null = total): void => {
        emit({ type: 'progress', progress: { done: found === null ? done : Math.min(done, found), total: found } })
      }
      const result = await act(entry, { signal: stop, onProgress })
      context.projects[tell](entry)
      return { type: 'done', result }
    }),
  )
}
