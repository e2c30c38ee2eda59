import type { LeavingEvent, LookUpEvent } from '../../shared/contract/readiness.ts'
import { leavingOf } from '../dataset/leaving.ts'
import { lookedUp, lookUp, taskFound } from '../dataset/lookUp.ts'
import type { PaceOptions } from '../pace.ts'
import { withProgress } from '../progress.ts'
import { implementer, streamed } from './base.ts'

type Events = LeavingEvent | LookUpEvent

/** How `withProgress` is told how far it is. */
function pacing(emit: (event: Extract<Events, { type: 'progress' }>) => void, signal: AbortSignal): PaceOptions {
  return {
    signal,
    onProgress: (done, total) => {
      emit({ type: 'progress', progress: { done, total: total ?? null } })
    },
  }
}

export const readiness = {
  task: implementer.readiness.task.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return taskFound(project)
  }),
  lookedUp: implementer.readiness.lookedUp.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return lookedUp(project)
  }),
  lookUp: implementer.readiness.lookUp.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(
      withProgress<LookUpEvent>(signal, async (emit, stop) => ({
        type: 'done',
        result: await lookUp(project, pacing(emit, stop)),
      })),
    )
  }),
  leaving: implementer.readiness.leaving.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(
      withProgress<LeavingEvent>(signal, async (emit, stop) => ({
        type: 'done',
        result: await leavingOf(project, pacing(emit, stop)),
      })),
    )
  }),
}
