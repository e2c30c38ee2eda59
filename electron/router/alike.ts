import { pairsOf } from '../dataset/pairs.ts'
import { implementer } from './base.ts'

export const alike = {
  pairs: implementer.alike.pairs.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return pairsOf(project, input)
  }),
}
