import type { ToolResult } from '../../../shared/contract/tools.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { client, failureOf } from '../../api.ts'
import { takeBack } from '../../frame/fixing.ts'
import { report } from '../../frame/trouble.ts'
import { showToast } from '../../ui/toast.tsx'
import { showNewColumns } from '../columns/newColumns.ts'
import type { SheetSession } from '../session.ts'
import { type Choice, entryOf } from './words.ts'

type Wanted = { readonly choice: Choice; readonly look: string; readonly except: readonly RowId[] }

/** Does what was looked at and says so, with the way back; the window's banner says what stood in the way. */
export async function runTool(session: SheetSession, { choice, look, except }: Wanted): Promise<void> {
  const { title } = entryOf(choice)
  const { columns } = session.project.state
  let result: ToolResult | null = null
  await session.edits.after(async () => {
    try {
      report(null)
      result = await session.project.act(title, (options) =>
        client.tools.apply({ project: session.id, look, except: [...except] }, options),
      )
    } catch (error) {
      report(failureOf(error))
    }
    return result
  }, title)
  showNewColumns(columns, result)
  told(session, result)
}

/** In the words of the history, so that it is found there. */
function told(session: SheetSession, result: ToolResult | null): void {
  if (!result) return
  const { undo } = result.state.history
  if (result.rowCount === 0 || undo === null) showToast({ message: 'There was nothing left to change.' })
  else showToast({ message: `${undo}.`, undo: () => void takeBack(session.project, result) })
}
