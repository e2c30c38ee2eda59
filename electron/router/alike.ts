import type { ProjectEvent } from '../../shared/contract/project.ts'
import { decidedPairs, pairsOf } from '../dataset/pairs.ts'
import { setBothRight, settlePair } from '../dataset/settlePair.ts'
import { streamAct } from './acts.ts'
import { implementer } from './base.ts'

export const alike = {
  pairs: implementer.alike.pairs.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return pairsOf(project, input)
  }),
  decided: implementer.alike.decided.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return decidedPairs(project, input)
  }),
  settle: implementer.alike.settle.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      settlePair(project, recount, { ...input, ...pace }),
    ),
  ),
  bothRight: implementer.alike.bothRight.handler(async ({ context, input }) => {
    const entry = await context.projects.get(input.project)
    setBothRight(entry.project, input)
    const totals = entry.project.facts.totals()
    entry.events.emit('event', { type: 'counted', totals } satisfies ProjectEvent)
    entry.alike.touch()
  }),
}
