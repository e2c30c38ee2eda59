import { useEffect, useEffectEvent } from 'react'
import { formatCount } from '../../../shared/format/figures.ts'
import { failureOf } from '../../api.ts'
import { report } from '../../frame/trouble.ts'
import { showToast } from '../../ui/toast.tsx'
import { type Copied, type Grid, readClipboard, toClipboard } from './clipboard.ts'
import { copiedOf, fetchedCells, heldCells } from './copying.ts'
import type { Field } from '../columns/fields.ts'
import { type Area, rowsIn } from '../selection/selection.ts'
import { tooMany } from '../pages/sheetReading.ts'
import type { SheetSession } from '../session.ts'

type ClipboardOptions = {
  readonly session: SheetSession
  readonly fields: readonly Field[]
  /** The selected areas; several when they do not line up. */
  readonly areas: readonly Area[]
  /** The clipboard is meant for the grid when the focus is in it. */
  readonly region: React.RefObject<HTMLElement | null>
  /** An empty sheet takes a paste even when nothing has the focus. */
  readonly pasteAnywhere: boolean
  readonly onPaste: (cells: Grid) => void
  /** These cells lie on the clipboard, copied from an area, or cut and to be taken from there. */
  readonly onCopied: (how: 'copy' | 'cut', area: Area, cells: Grid) => void
}

/** A copy of rows that had to be fetched first, on its way to the clipboard. */
let pending: Copied | null = null

/** Copy, cut and paste as the system asks for them, so that its menus and keys work alike. */
export function useSheetClipboard(options: ClipboardOptions): void {
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (pending) {
      put(event, pending)
      pending = null
      return
    }
    if (options.region.current?.contains(document.activeElement) === true) copySelected(event, options)
  })
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const focused = document.activeElement
    const meant =
      options.region.current?.contains(focused) === true || (options.pasteAnywhere && focused === document.body)
    if (!meant || !event.clipboardData) return
    const text = event.clipboardData.getData('text/plain')
    const html = event.clipboardData.getData('text/html')
    event.preventDefault()
    const cells = cellsOf(text, html)
    if (cells) options.onPaste(cells)
  })
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      onCopy(event)
    }
    const paste = (event: ClipboardEvent) => {
      onPaste(event)
    }
    window.addEventListener('copy', copy)
    window.addEventListener('cut', copy)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('copy', copy)
      window.removeEventListener('cut', copy)
      window.removeEventListener('paste', paste)
    }
  }, [])
}

/** Puts the selected cells on the clipboard, at once where their rows are held. */
function copySelected(event: ClipboardEvent, options: ClipboardOptions): void {
  const how = event.type === 'cut' ? 'cut' : 'copy'
  const { areas, session, fields } = options
  const [chosen] = areas
  if (!chosen) return
  const area = copiedOf(chosen, fields)
  event.preventDefault()
  if (areas.length > 1) {
    report({
      code: 'wrong-input',
      message: 'These ranges cannot be copied together: they do not line up.',
      hint: 'Select ranges of the same rows or of the same columns.',
    })
    return
  }
  const held = heldCells(session, area, fields)
  if (held) {
    put(event, toClipboard(held))
    options.onCopied(how, area, held)
  } else if (!tooMany(area))
    void copyLater(options, area).then((cells) => {
      if (cells) options.onCopied(how, area, cells)
    })
  else
    report({
      code: 'wrong-input',
      message: `${formatCount(rowsIn(area) * area.fields.length, 'cell')} are more than the clipboard takes.`,
      hint: 'Select at most 1,000,000 cells.',
    })
}

/** Null, and said, where there is nothing for cells: a press that does nothing at all looks broken. */
function cellsOf(text: string, html: string): Grid | null {
  const cells = readClipboard(text, html)
  if (cells.length > 0) return cells
  showToast({ message: 'There is no text on the clipboard to paste.' })
  return null
}

/** What lies on the clipboard, for the menu; null with a banner when the system does not let us read it. */
export async function readSystemClipboard(as: 'table' | 'text' = 'table'): Promise<Grid | null> {
  try {
    if (as === 'text') return cellsOf(await navigator.clipboard.readText(), '')
    const [item] = await navigator.clipboard.read()
    const of = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : '')
    return cellsOf(await of('text/plain'), await of('text/html'))
  } catch {
    report({
      code: 'wrong-input',
      message: 'The clipboard may only be read by the keyboard here.',
      hint: 'Press Ctrl V, or ⌘V on a Mac.',
    })
    return null
  }
}

function put(event: ClipboardEvent, copied: Copied): void {
  event.preventDefault()
  event.clipboardData?.setData('text/plain', copied.text)
  event.clipboardData?.setData('text/html', copied.html)
}

/** Rows that were never in sight are fetched; the clipboard then takes them as if the key had been pressed late. */
async function copyLater({ session, fields }: ClipboardOptions, area: Area): Promise<Grid | null> {
  try {
    const cells = await fetchedCells(session, area, fields)
    const copied = toClipboard(cells)
    if (!(await write(copied))) {
      pending = copied
      const done = systemCopy('copy')
      pending = null
      if (!done) throw new Error('The system refused the clipboard')
    }
    showToast({ message: `Copied ${formatCount(rowsIn(area), 'row')}` })
    return cells
  } catch (error) {
    report({
      ...failureOf(error),
      message: 'These rows could not be put on the clipboard.',
      hint: 'Copy fewer at a time.',
    })
    return null
  }
}

async function write(copied: Copied): Promise<boolean> {
  try {
    const blob = (text: string, type: string) => new Blob([text], { type })
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob(copied.text, 'text/plain'), 'text/html': blob(copied.html, 'text/html') }),
    ])
    return true
  } catch {
    return false
  }
}

/** Has the system ask the focused element for a copy, as its menu and keys do. */
export function systemCopy(kind: 'copy' | 'cut'): boolean {
  // The only way to raise these events: the clipboard interface that replaces it asks for a permission of its own.
  return document.execCommand(kind) // eslint-disable-line @typescript-eslint/no-deprecated -- see above
}
