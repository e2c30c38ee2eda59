import type { Field } from './fields.ts'
import type { SheetSession } from '../session.ts'

/** Rows at the beginning of the view that a column is fitted to, besides those in sight. */
const SAMPLE = 500
const LEAST = 60
/** A text of whole paragraphs is read in lines, and not in one that leaves the screen. */
const MOST = 720
/** Beyond so many letters a line is wider than any column. */
const LETTERS = 400
const FONT = '"Inter Variable", system-ui, sans-serif'

/** The width, in pixels, at which a column shows its head and its text uncut, as far as that is reasonable. */
export async function fittingWidth(session: SheetSession, field: Field): Promise<number> {
  const ctx = document.createElement('canvas').getContext('2d')
  if (!ctx || field.kind === 'mark') return LEAST
  if (field.kind !== 'text') return field.kind === 'tokens' ? 76 : 104
  const { id, name } = field.column
  const { from, to } = session.sight
  const inSight = session.reading.heldTexts([[from, Math.min(to, session.pages.count)]], [id]) ?? []
  const sample = await session.reading.texts([[0, Math.min(SAMPLE, session.pages.count)]], [id]).catch(() => [])
  ctx.font = `600 12.5px ${FONT}`
  // The arrow of its menu stands beside the name.
  let widest = ctx.measureText(name).width + 26
  ctx.font = `13px ${FONT}`
  for (const [text = ''] of [...inSight, ...sample]) {
    for (const line of text.split('\n', 200)) widest = Math.max(widest, ctx.measureText(line.slice(0, LETTERS)).width)
    if (widest > MOST) break
  }
  return Math.max(LEAST, Math.min(MOST, Math.ceil(widest) + 24))
}
