import type { FindEvent } from '../../shared/contract/find.ts'
import { hitFrom, previewReplace } from '../dataset/find/hits.ts'
import { look } from '../dataset/find/look.ts'
import { replaceAll, replaceOne } from '../dataset/find/replace.ts'
import { suggest } from '../dataset/find/suggest.ts'
import { withProgress } from '../progress.ts'
import { streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

export const find = {
  look: implementer.find.look.handler(({ context, input, signal }) =>
    streamed(
      withProgress<FindEvent>(signal, async (tell, stop) => {
        const { project } = await context.projects.get(input.project)
        return look(project, input, { signal: stop, tell })
      }),
    ),
  ),
  suggest: implementer.find.suggest.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return suggest(project, input.find, signal)
  }),
  hit: implementer.find.hit.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return hitFrom(project, input)
  }),
  preview: implementer.find.preview.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return previewReplace(project, input)
  }),
  replace: implementer.find.replace.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }) =>
      replaceOne(project, recount, input),
    ),
  ),
  replaceAll: implementer.find.replaceAll.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      replaceAll(project, recount, { ...input, ...pace }),
    ),
  ),
}
