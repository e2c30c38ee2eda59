import { applyFixes, previewFixes } from '../dataset/fix.ts'
import { implementer } from './base.ts'
import { change } from './rows.ts'

export const fixes = {
  preview: implementer.fixes.preview.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return previewFixes(project, input)
  }),
  apply: implementer.fixes.apply.handler(({ context, input }) =>
    change(context, input.project, ({ project, recount }) => applyFixes(project, recount, input)),
  ),
}
