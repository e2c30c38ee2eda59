import type { FindScope } from '../../../../shared/contract/find.ts'
import type { ToolEvent, ToolResult } from '../../../../shared/contract/tools.ts'
import type { RowId } from '../../../../shared/domain/row.ts'
import type { Tool } from '../../../../shared/domain/tools/tool.ts'
import { applyTool } from '../../../../electron/dataset/tools/apply.ts'
import { lookAtTool } from '../../../../electron/dataset/tools/look.ts'
import type { Project } from '../../../../electron/project/project.ts'

export const BOTH: FindScope = { view: {}, columns: ['c1', 'c2'] }
export const TRIM: Tool = { tool: 'trim' }

/** Nothing here waits for counts. */
export const RECOUNT = { start: (): void => undefined, settle: (): Promise<void> => Promise.resolve() }

export function look(project: Project, tool: Tool, scope = BOTH): Promise<ToolEvent> {
  return lookAtTool(project, { tool, scope })
}

/** Looks at a tool and does it. */
export async function run(
  project: Project,
  tool: Tool,
  { scope = BOTH, except = [] }: { readonly scope?: FindScope; readonly except?: readonly RowId[] } = {},
): Promise<ToolResult> {
  const { look: id } = await look(project, tool, scope)
  return applyTool(project, RECOUNT, { look: id, except })
}

/** All texts of the sheet. */
export function texts(project: Project): string[][] {
  const columns = project.columns().map(({ id }) => id)
  return project.texts({}, 0, 10_000, columns)
}
