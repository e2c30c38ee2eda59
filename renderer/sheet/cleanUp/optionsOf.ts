import type { Column } from '../../../shared/domain/column.ts'
import type { ToolId, ToolOf } from '../../../shared/domain/tools/tool.ts'

/** What the options of one tool are given. */
export type OptionsOf<Id extends ToolId> = {
  tool: ToolOf<Id>
  columns: readonly Column[]
  onChange: (tool: ToolOf<Id>) => void
}
