import type { CompareEvent } from '../../shared/contract/versions.ts'
import { goBackToVersion } from '../dataset/versions.ts'
import { withProgress } from '../progress.ts'
import type { Versions } from '../project/history/versions.ts'
import type { Services } from '../services.ts'
import { streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

/** Names are no data: no act of the history, but other windows list them too. */
async function named<T>(context: Services, id: string, act: (versions: Versions) => T): Promise<T> {
  const entry = await context.projects.get(id)
  const result = act(entry.project.versions)
  context.projects.changed(entry)
  return result
}

export const versions = {
  list: implementer.versions.list.handler(async ({ context, input }) =>
    (await context.projects.get(input.project)).project.versions.list(),
  ),
  save: implementer.versions.save.handler(({ context, input }) =>
    named(context, input.project, (versions) => versions.save({ name: input.name, at: context.now() })),
  ),
  rename: implementer.versions.rename.handler(({ context, input }) =>
    named(context, input.project, (versions) => versions.rename(input.version, input.name)),
  ),
  remove: implementer.versions.remove.handler(({ context, input }) =>
    named(context, input.project, (versions) => {
      versions.remove(input.version)
    }),
  ),
  goBack: implementer.versions.goBack.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      goBackToVersion(project, recount, { version: input.version, ...pace }),
    ),
  ),
  compare: implementer.versions.compare.handler(({ context, input, signal }) =>
    streamed(
      withProgress<CompareEvent>(signal, async (emit, stop) => {
        const { project } = await context.projects.get(input.project)
        const comparison = await project.compare(input, {
          signal: stop,
          onProgress: (done, total) => {
            emit({ type: 'progress', progress: { done, total: total ?? null } })
          },
        })
        return { type: 'done', comparison }
      }),
    ),
  ),
  compared: implementer.versions.compared.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    await project.prepare({}, { signal })
    return project.compared(input, input)
  }),
}
