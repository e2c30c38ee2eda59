import type { DrawHeaderCallback } from '@glideapps/glide-data-grid'
import type { Sort } from '../../../shared/domain/view.ts'
import type { SizedField } from '../columns/fields.ts'
import type { Look } from '../grid/look.ts'
import { ROLE_ICONS, ROLE_WORDS } from '../columns/roles.ts'
import { ARROW, arrowAt, isSortedBy, MENU } from './sortArrow.ts'

export type HeaderNotes = { readonly tokens: string; readonly split: string; readonly sort: Sort | undefined }

const CHEVRON = new Path2D('M6 9l6 6l6 -6')
const ARROWS: Readonly<Record<Sort['order'], Path2D>> = {
  ascending: new Path2D('M12 19v-14 M7 10l5 -5l5 5'),
  descending: new Path2D('M12 5v14 M7 14l5 5l5 -5'),
}
/** The name, and below it what the column is for, in the words the user chose it by. */
export function headerDrawer(look: Look, fields: readonly SizedField[], notes: HeaderNotes): DrawHeaderCallback {
  return (args) => {
    const { ctx, rect, theme, columnIndex, isHovered } = args
    const field = fields[columnIndex]
    ctx.save()
    ctx.textBaseline = 'alphabetic'
    if (field && field.kind !== 'mark') {
      drawGround(args, look)
      const shown = { menu: isHovered, sorted: isSortedBy(field, notes.sort) }
      drawTitle(
        ctx,
        field,
        { x: rect.x, y: rect.y, width: rect.width, font: theme.fontFamily, ...shown },
        { look, notes },
      )
    } else {
      ctx.fillStyle = look.palette.chrome
      ctx.fillRect(rect.x, rect.y, rect.width, rect.height)
    }
    if (field) drawSigns(args, field, { look, notes })
    ctx.restore()
  }
}

type Colour = CanvasRenderingContext2D['fillStyle']
type Drawing = Parameters<DrawHeaderCallback>[0]

function drawGround({ ctx, rect, theme, columnIndex, isHovered, hoverAmount }: Drawing, look: Look): void {
  const chosen = look.fieldIsChosen(columnIndex)
  if (!chosen && !isHovered) return
  ctx.globalAlpha = chosen ? 1 : hoverAmount
  ctx.fillStyle = theme.bgHeaderHasFocus
  ctx.fillRect(rect.x + 1, rect.y, rect.width - 1, rect.height)
  ctx.globalAlpha = 1
}

/** The arrow of what is sorted by, and the menu's sign under the mouse. */
function drawSigns({ ctx, rect, isHovered, hoverX }: Drawing, field: SizedField, { look, notes }: Context): void {
  const { x, y, width } = rect
  const sorted = isSortedBy(field, notes.sort) ? notes.sort : null
  if (sorted)
    drawIcon(ctx, ARROWS[sorted.order], { x: x + arrowAt(field, width), y: y + 9 }, look.palette['accent-ink'])
  if (!isHovered || (sorted && field.kind === 'mark')) return
  const near = hoverX !== undefined && hoverX > width - 30
  drawIcon(ctx, CHEVRON, menuAt(field, rect), look.palette[near ? 'ink' : 'ink-3'])
}

/** The narrow heads of what is worked out have their menu where their second line was. */
function menuAt(field: SizedField, { x, y, width }: { x: number; y: number; width: number }): { x: number; y: number } {
  if (field.kind === 'mark') return { x: x + (width - 14) / 2, y: y + 16 }
  return { x: x + width - 24, y: field.kind === 'tokens' ? y + 26 : y + 16 }
}

type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly font: string
  readonly menu: boolean
  readonly sorted: boolean
}
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
  const title = titleOf(field, notes)
  const { sent } = title
  const right = field.kind === 'tokens'
  ctx.textAlign = right ? 'right' : 'left'
  const left = right ? box.x + box.width - 10 : box.x + 10
  const room = box.width - 18 - (box.menu && !right ? MENU : 0)
  ctx.font = `${sent ? 600 : 520} 12.5px ${box.font}`
  ctx.fillStyle = look.palette[sent ? 'ink' : 'ink-2']
  ctx.fillText(fitted(ctx, title.title, box.sorted ? room - ARROW : room), left, box.y + 20)
  ctx.font = `${sent ? 520 : 400} 11px ${box.font}`
  ctx.fillStyle = look.palette[sent ? 'accent-ink' : 'ink-3']
  // Else the menu's sign stands there.
  if (!right || !box.menu) drawNote(ctx, title, { left, y: box.y, room })
}

/** The second line, in the colour and letters that are set. */
function drawNote(
  ctx: CanvasRenderingContext2D,
  { note, icon }: Title,
  { left, y, room }: { left: number; y: number; room: number },
): void {
  const indent = icon ? 18 : 0
  if (icon) drawIcon(ctx, icon, { x: left, y: y + 26 }, ctx.fillStyle)
  ctx.fillText(fitted(ctx, note, room - indent), left + indent, y + 36)
}

/** Outlined icons of 24 × 24, drawn 14 px wide. */
function drawIcon(ctx: CanvasRenderingContext2D, icon: Path2D, at: { x: number; y: number }, colour: Colour): void {
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

function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let end = text.length
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}
