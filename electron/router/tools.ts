import type { ToolEvent } from '../../shared/contract/tools.ts'
import { applyTool } from '../dataset/tools/apply.ts'
import { lookAtTool } from '../dataset/tools/look.ts'
import { withProgress } from '../progress.ts'
import { streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

export const tools = {
  look: implementer.tools.look.handler(({ context, input, signal }) =>
    streamed(
      withProgress<ToolEvent>(signal, async (tell, stop) => {
        const { project } = await context.projects.get(input.project)
        return lookAtTool(project, input, { signal: stop, tell })
      }),
    ),
  ),
  apply: implementer.tools.apply.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      applyTool(project, recount, { ...input, ...pace }),
    ),
  ),
}
