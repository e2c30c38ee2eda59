import { applyFixes, previewFixes } from '../dataset/fix.ts'
import { streamAct } from './acts.ts'
import { implementer } from './base.ts'

export const fixes = {
  preview: implementer.fixes.preview.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return previewFixes(project, input)
  }),
  apply: implementer.fixes.apply.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      applyFixes(project, recount, { ...input, ...pace }),
    ),
  ),
}
