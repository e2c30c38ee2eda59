import { attempt } from '../../frame/trouble.ts'
import { fillBox } from '../acts.ts'
import { selectBox } from '../selection/gridSelection.ts'
import { edgeAt } from './edge.ts'
import type { KeyContext } from './gridKeys.ts'
import type { Box } from './navigation.ts'

type Around = Pick<KeyContext, 'session' | 'fields' | 'selecting'>

/** Repeats the selected range downwards as far as the texts beside it go without a gap, and selects what it filled. */
export async function fillToEnd(around: Around): Promise<void> {
  const { session, fields, selecting } = around
  const { chosen } = selecting
  if (!chosen || chosen.more.length + chosen.rows.length + chosen.columns.length > 0) return
  const { box } = chosen
  const end = await attempt(() => endBeside(around, box))
  if (end === null) return
  const filled = { ...box, height: end + 1 - box.y }
  await fillBox(session, box, filled, fields)
  selecting.land(selectBox(filled))
}

/** The last row of the texts to the left of a range, else of those to its right. Null: none goes on below it. */
async function endBeside({ session, fields }: Around, box: Box): Promise<number | null> {
  const bottom = box.y + box.height - 1
  for (const x of [box.x - 1, box.x + box.width]) {
    const field = fields[x]
    if (field?.kind !== 'text') continue
    const texts = await session.reading.texts([[bottom, Math.min(bottom + 2, session.rows)]], [field.column.id])
    if (texts.length < 2 || texts.some(([text]) => !text)) continue
    return (await edgeAt({ session, fields }, { x, y: bottom }, { x: 0, y: 1 })).y
  }
  return null
}
