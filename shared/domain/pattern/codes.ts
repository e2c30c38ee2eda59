/** Some UTF-16 code units, or all others. */
export type CodeSet = { readonly codes: ReadonlySet<number>; readonly negated: boolean }

/** `code` -1 stands for all that no set names. */
export function holds({ codes, negated }: CodeSet, code: number): boolean {
  return codes.has(code) !== negated
}

/**
 * Whether a sign may stand in a pattern that is read here: Latin, Greek and Cyrillic letters, and marks without upper and
 * lower case, such as quotes and dashes.
 */
function isKnown(code: number): boolean {
  return code < 0x530 || (code >= 0x2000 && code < 0x2100)
}

/** The signs given, with their relatives where upper and lower case are alike. Null: one of them is not known here. */
export function codeSet(
  given: Iterable<number>,
  { matchCase, negated }: { readonly matchCase: boolean; readonly negated: boolean },
): CodeSet | null {
  const codes = new Set<number>()
  for (const code of given) {
    if (!isKnown(code)) return null
    codes.add(code)
    if (!matchCase) for (const relative of relativesOf(code)) codes.add(relative)
  }
  return { codes, negated }
}

let cased: string | null = null
const relatives = new Map<number, readonly number[]>()

/**
 * The letters that differ from one in nothing but case, itself included, by Unicode's simple folding: `k`, `K` and the
 * Kelvin sign. For the known ones RE2 says the same, which is tested letter by letter.
 */
function relativesOf(code: number): readonly number[] {
  const known = relatives.get(code)
  if (known) return known
  cased ??= casedLetters()
  const letter = `\\u${code.toString(16).padStart(4, '0')}`
  const found = Array.from(cased.matchAll(new RegExp(letter, 'giu')), ([one]) => one.charCodeAt(0))
  relatives.set(code, found)
  return found
}

/** Every letter of one code unit that is written in upper and lower case. */
export function casedLetters(): string {
  let letters = ''
  for (let code = 0; code < 0xd800; code++) {
    const letter = String.fromCharCode(code)
    if (letter.toLowerCase() !== letter.toUpperCase()) letters += letter
  }
  return letters
}
