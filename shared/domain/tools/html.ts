import { z } from 'zod'
import { htmlRemains } from '../checks/htmlRemains.ts'
import { fixOf } from './ruleFix.ts'

/** Takes away what is left of a web page, or everything that makes it one. */
export const Html = z.object({ tool: z.literal('html'), what: z.enum(['remains', 'all']) })

const removeRemains = fixOf(htmlRemains)

/** What is no text at all: from an opening mark to its closing one. */
const UNSEEN = [
  { open: /<!--/g, close: /-->/g },
  ...['script', 'style', 'head'].map((name) => ({
    open: new RegExp(`<${name}\\b`, 'gi'),
    close: new RegExp(`</${name}\\s*>`, 'gi'),
  })),
]
/** Marks after which a new line begins. */
const BLOCK =
  /<br\b[^<>]*>|<\/?(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|header|footer|pre)\b[^<>]*>/gi
const CELL = /<\/t[dh]\s*>/gi
const MARK = /<\/?[a-z][^<>]*>|<!doctype[^<>]*>/gi
const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>nbsp|amp|lt|gt|quot|apos));/gi
const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const MANY_LINES = /(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+/g

/** `remains`: the fix of "Remains of HTML"; `all`: the text of a page, without any of its marks. */
export function removeHtml(text: string, what: z.infer<typeof Html>['what']): string {
  if (what === 'remains') return removeRemains(text)
  const bare = seen(text).replaceAll(BLOCK, '\n').replaceAll(CELL, '\t').replaceAll(MARK, '')
  const read = bare.replaceAll(ENTITY, (entity, ...found) => {
    const groups = found.at(-1) as Readonly<Record<'decimal' | 'hex' | 'name', string | undefined>>
    return letterOf(groups) ?? entity
  })
  return bare === text ? read : read.replaceAll(MANY_LINES, '\n\n').trim()
}

/** Without what is no text. Looks at every sign a few times at most, also where marks are never closed. */
function seen(text: string): string {
  return UNSEEN.reduce((rest, { open, close }) => {
    const parts: string[] = []
    let from = 0
    for (open.lastIndex = 0; ;) {
      const found = open.exec(rest)
      if (!found) break
      close.lastIndex = open.lastIndex
      if (!close.test(rest)) break
      parts.push(rest.slice(from, found.index))
      from = open.lastIndex = close.lastIndex
    }
    return parts.join('') + rest.slice(from)
  }, text)
}

function letterOf({ decimal, hex, name }: Readonly<Record<'decimal' | 'hex' | 'name', string | undefined>>) {
  if (name !== undefined) return NAMED[name.toLowerCase()]
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isLetter ? String.fromCodePoint(code) : undefined
}
