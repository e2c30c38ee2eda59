export type PrivateKind = 'email' | 'phone' | 'iban' | 'card' | 'ip' | 'id'

/** Something that should not leave this computer, in a text: `[start, end)`. */
export type Found<Kind = PrivateKind> = { readonly kind: Kind; readonly start: number; readonly end: number }

/**
 * Where a pattern stands in a text, of some places by rising number; `lengthOf` answers how much of a match it is, 0:
 * nothing. `pattern` is sticky (`y`), so that it is tried there and nowhere else.
 */
export function findAt<Kind extends string>(
  text: string,
  kind: Kind,
  { pattern, places }: { readonly pattern: RegExp; readonly places: readonly number[] },
  lengthOf: (match: string, at: number) => number,
): Found<Kind>[] {
  if (places.length === 0) return []
  const found: Found<Kind>[] = []
  let from = 0
  for (const at of places) {
    if (at < from) continue
    pattern.lastIndex = at
    const match = pattern.exec(text)?.[0]
    if (match === undefined) continue
    from = at + match.length
    const length = lengthOf(match, at)
    if (length > 0) found.push({ kind, start: at, end: at + length })
  }
  return found
}

/** Where a pattern stands in a text; `lengthOf` answers how much of a match it is, 0: nothing. */
export function findAll<Kind extends string>(
  text: string,
  kind: Kind,
  pattern: RegExp,
  lengthOf: (match: string, at: number) => number,
): Found<Kind>[] {
  const found: Found<Kind>[] = []
  for (const match of text.matchAll(pattern)) {
    const length = lengthOf(match[0], match.index)
    if (length > 0) found.push({ kind, start: match.index, end: match.index + length })
  }
  return found
}

/** Those that do not overlap, in the order of the text; of two that do, the one that comes first in the list. */
export function apart<Kind extends string>(found: Found<Kind>[]): Found<Kind>[] {
  if (found.length < 2) return found
  const ranked = found.map((one, rank) => ({ one, rank })).sort((a, b) => a.one.start - b.one.start || a.rank - b.rank)
  const kept: typeof ranked = []
  for (const next of ranked) {
    const last = kept.at(-1)
    if (!last || next.one.start >= last.one.end) kept.push(next)
    else if (next.rank < last.rank) kept[kept.length - 1] = next
  }
  return kept.map(({ one }) => one)
}

const BEFORE = 40
/** The last word about a number decides what it is the number of, in the languages that sheets come in most. */
const NUMBERED = new RegExp(
  [
    '(?:',
    String.raw`\b(?:order|invoice|parcel|tracking|shipment|consignment|ticket|case|serial|article|item|part|product|reference|ref|sku|ean|gtin|isbn|imei|version|build)`,
    String.raw`|(?:bestell|auftrags?|rechnungs?|sendungs?|artikel|serien|kunden|vorgangs?)(?:nummer|nr)?`,
    String.raw`|\b(?:commande|facture|colis|pedido|factura|envío|ordine|fattura|spedizione|bestelling|factuur)`,
    String.raw`)[ -]{0,2}(?:number|nummer|numéro|número|numero|code|nr|no|id)?[.:#°º]{0,2} {0,2}(?:is|ist|est|es|è|was|war)? {0,2}[#:(]?$`,
  ].join(''),
  'iu',
)

/** Whether the words before a number say that it is that of an order, a parcel, an article and so on. */
export function isNumbered(text: string, at: number): boolean {
  return NUMBERED.test(text.slice(Math.max(0, at - BEFORE), at))
}
