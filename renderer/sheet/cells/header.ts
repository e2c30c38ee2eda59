import type { DrawHeaderCallback } from '@glideapps/glide-data-grid'
import type { SizedField } from '../fields.ts'
import type { Look } from '../look.ts'
import { ROLE_ICONS, ROLE_WORDS } from '../roles.ts'

export type HeaderNotes = { readonly tokens: string; readonly split: string }

const CHEVRON = new Path2D('M6 9l6 6l6 -6')

/** The name, and below it what the column is for, in the words the user chose it by. */
export function headerDrawer(look: Look, fields: readonly SizedField[], notes: HeaderNotes): DrawHeaderCallback {
  return ({ ctx, rect, theme, columnIndex, isHovered, hoverX, hoverAmount }) => {
    const field = fields[columnIndex]
    const { x, y, width, height } = rect
    ctx.save()
    ctx.textBaseline = 'alphabetic'
    if (field && field.kind !== 'mark') {
      if (look.fieldIsChosen(columnIndex) || isHovered) {
        ctx.globalAlpha = look.fieldIsChosen(columnIndex) ? 1 : hoverAmount
        ctx.fillStyle = theme.bgHeaderHasFocus
        ctx.fillRect(x + 1, y, width - 1, height)
        ctx.globalAlpha = 1
      }
      const menu = field.kind === 'text' && isHovered
      drawTitle(ctx, field, { x, y, width: menu ? width - 26 : width, font: theme.fontFamily }, { look, notes })
      if (menu)
        drawMenu(
          ctx,
          { x: x + width - 24, y: y + 16 },
          hoverX !== undefined && hoverX > width - 30 ? look.palette.ink : look.palette['ink-3'],
        )
    } else {
      ctx.fillStyle = look.palette.chrome
      ctx.fillRect(x, y, width, height)
    }
    ctx.restore()
  }
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly font: string }
type Context = { readonly look: Look; readonly notes: HeaderNotes }
type Title = {
  readonly title: string
  readonly note: string
  readonly sent: boolean
  readonly icon: Path2D | undefined
}

function titleOf(field: Exclude<SizedField, { kind: 'mark' }>, notes: HeaderNotes): Title {
  if (field.kind !== 'text')
    return {
      title: field.kind === 'tokens' ? 'Tokens' : 'Split',
      note: notes[field.kind],
      sent: false,
      icon: undefined,
    }
  const { name, role } = field.column
  return {
    title: name === '' ? 'Without a name' : name,
    note: ROLE_WORDS[role].short,
    sent: field.sent,
    icon: ROLE_ICONS[role],
  }
}

function drawTitle(
  ctx: CanvasRenderingContext2D,
  field: Exclude<SizedField, { kind: 'mark' }>,
  box: Box,
  { look, notes }: Context,
): void {
  const { title, note, sent, icon } = titleOf(field, notes)
  const right = field.kind === 'tokens'
  ctx.textAlign = right ? 'right' : 'left'
  const left = right ? box.x + box.width - 10 : box.x + 10
  const room = box.width - 18
  ctx.font = `${sent ? 600 : 520} 12.5px ${box.font}`
  ctx.fillStyle = look.palette[sent ? 'ink' : 'ink-2']
  ctx.fillText(fitted(ctx, title, room), left, box.y + 20)
  const colour = look.palette[sent ? 'accent-ink' : 'ink-3']
  const indent = icon ? 18 : 0
  if (icon) drawIcon(ctx, icon, { x: left, y: box.y + 26 }, colour)
  ctx.font = `${sent ? 520 : 400} 11px ${box.font}`
  ctx.fillStyle = colour
  ctx.fillText(fitted(ctx, note, room - indent), left + indent, box.y + 36)
}

/** Outlined icons of 24 × 24, drawn 14 px wide. */
function drawIcon(ctx: CanvasRenderingContext2D, icon: Path2D, at: { x: number; y: number }, colour: string): void {
  ctx.save()
  ctx.translate(at.x, at.y)
  ctx.scale(14 / 24, 14 / 24)
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.9
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.stroke(icon)
  ctx.restore()
}

function drawMenu(ctx: CanvasRenderingContext2D, at: { x: number; y: number }, colour: string): void {
  drawIcon(ctx, CHEVRON, at, colour)
}

function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let end = text.length
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}
