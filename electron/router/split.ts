import { clearSplit, previewSplit, splitRows } from '../dataset/split.ts'
import { streamAct } from './acts.ts'
import { implementer } from './base.ts'

export const split = {
  preview: implementer.split.preview.handler(async ({ context, input, signal }) => {
    const { project, ...choice } = input
    return previewSplit(await context.projects.get(project), choice, signal)
  }),
  apply: implementer.split.apply.handler(({ context, input, signal }) => {
    const { project, ...choice } = input
    return streamAct(context, { project, total: null, signal }, (entry, pace) => splitRows(entry, choice, pace))
  }),
  clear: implementer.split.clear.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, (entry, pace) => clearSplit(entry, pace)),
  ),
}
