import { type CustomRenderer, type DrawArgs, GridCellKind } from '@glideapps/glide-data-grid'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'
import { drawMarks, marksOfLine } from '../find/marks.ts'
import { isRightToLeft } from '../rows/lines.ts'
import type { Look } from '../grid/look.ts'
import type { TextCell, TextData } from './textData.ts'
import { drawCorner } from './shapes.ts'
import { BASELINE, baselineOf, LINE, PAD, textLines, topOf } from './textLines.ts'

/** Screen readers get the beginning of a text; nobody listens to a megabyte. */
const SPOKEN = 500

export function textCell(data: TextData, look: Look): TextCell {
  const spoken = [
    (data.transcript?.text ?? data.text).slice(0, SPOKEN),
    data.severity && `(${MARK_WORDS[data.severity]})`,
  ]
  return {
    kind: GridCellKind.Custom,
    // The field over a cell is ours; the grid's own would come a moment late.
    allowOverlay: false,
    data,
    copyData: spoken.filter(Boolean).join(' '),
    ...(data.severity === 'error' ? { themeOverride: { bgCell: look.palette['must-tint'] } } : {}),
  }
}

/** Text as far as it fits, the mark of its worst issue in the corner, what was searched on a tint. */
export function textRenderer(look: Look): CustomRenderer<TextCell> {
  return {
    kind: GridCellKind.Custom,
    isMatch: (cell): cell is TextCell => (cell.data as { kind?: unknown }).kind === 'text',
    draw: (args) => {
      draw(args, look)
      look.drawEdges(args.ctx, { column: args.col, row: args.row, rect: args.rect })
    },
  }
}

function draw(args: DrawArgs<TextCell>, look: Look): void {
  const { ctx, rect, cell } = args
  const { severity } = cell.data
  ctx.save()
  ctx.textBaseline = 'alphabetic'
  if (cell.data.text === '') drawEmpty(args, look)
  else drawLines(args, look)
  ctx.restore()
  if (severity) drawCorner(ctx, severity, { right: rect.x + rect.width, top: rect.y + 1 }, look.palette)
}

function drawLines(args: DrawArgs<TextCell>, look: Look): void {
  const { ctx, rect, cell } = args
  const shown = shownCell(cell.data)
  const most = cell.data.sent || look.wrapped ? Math.max(1, Math.floor((rect.height - 2 * PAD + 3) / LINE)) : 1
  const lines = textLines(shown, { width: rect.width - 20, most, ctx })
  const rightToLeft = isRightToLeft(shown.text)
  ctx.direction = rightToLeft ? 'rtl' : 'ltr'
  ctx.textAlign = rightToLeft ? 'right' : 'left'
  const x = rightToLeft ? rect.x + rect.width - 10 : rect.x + 10
  lines.forEach((line, at) => {
    const top = topOf(rect, lines.length) + at * LINE
    if (look.search !== '' && !look.finding && !rightToLeft) drawMatches(args, look, { text: line.text, top })
    const name = rightToLeft ? 0 : (cell.data.transcript?.names.get(line.from) ?? 0)
    drawLine(args, line.text, name, { x, y: top + BASELINE })
    if (!look.finding || rightToLeft) return
    const marks = marksOfLine(look.finding, shown, args.row, line)
    drawMarks(marks, line.text, { ctx, palette: look.palette, x, top })
  })
}

/** What is drawn of a cell. The places of a transcript are not those of its text, and are looked through as plain text. */
function shownCell(data: TextData): Pick<TextData, 'row' | 'column' | 'text'> {
  const { transcript } = data
  return transcript ? { row: data.row, column: { ...data.column, role: 'note' }, text: transcript.text } : data
}

/** A line, the one who speaks quieter than what is said. */
function drawLine({ ctx, theme }: DrawArgs<TextCell>, line: string, name: number, at: { x: number; y: number }): void {
  const who = line.slice(0, name)
  ctx.fillStyle = theme.textLight
  if (who !== '') ctx.fillText(who, at.x, at.y)
  ctx.fillStyle = theme.textDark
  ctx.fillText(line.slice(name), at.x + (who === '' ? 0 : ctx.measureText(who).width), at.y)
}

/** An empty cell says something only where the empty place is the trouble. */
function drawEmpty({ ctx, rect, theme, cell }: DrawArgs<TextCell>, look: Look): void {
  if (cell.data.severity !== 'error') return
  ctx.font = `italic ${theme.baseFontFull}`
  ctx.fillStyle = look.palette.must
  const answer = cell.data.column.role === 'completion' || cell.data.column.role === 'preferred'
  ctx.fillText(answer ? 'No answer yet' : 'Nothing here yet', rect.x + 10, baselineOf(rect))
}

function drawMatches({ ctx, rect, theme }: DrawArgs<TextCell>, look: Look, line: { text: string; top: number }): void {
  const lower = line.text.toLowerCase()
  // Some letters change their length in lower case; then places no longer agree, and nothing is better than wrong.
  if (lower.length !== line.text.length) return
  for (let at = lower.indexOf(look.search); at >= 0; at = lower.indexOf(look.search, at + look.search.length)) {
    const before = ctx.measureText(line.text.slice(0, at)).width
    const width = ctx.measureText(line.text.slice(at, at + look.search.length)).width
    ctx.beginPath()
    ctx.roundRect(rect.x + theme.cellHorizontalPadding + before - 1, line.top + 0.5, width + 2, LINE - 1, 2)
    ctx.fillStyle = look.palette.match
    ctx.fill()
  }
}
