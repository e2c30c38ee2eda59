import { goToPoint } from '../dataset/versions.ts'
import { streamAct } from './acts.ts'
import { implementer } from './base.ts'

export const history = {
  page: implementer.history.page.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return project.history(input.before, input.limit)
  }),
  goTo: implementer.history.goTo.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      goToPoint(project, recount, { change: input.change, ...pace }),
    ),
  ),
}
