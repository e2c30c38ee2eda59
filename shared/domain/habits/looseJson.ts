/** `parses`: an object or a list in JSON; `nearly`: begins and ends like one, and is none. */
export type JsonKind = 'parses' | 'nearly'

/** Characters; nobody mends a longer text at a glance. */
const LONGEST = 200_000

/** Whether a text was meant as JSON; null: it is a text like any other, or longer than 200,000 characters. */
export function jsonKindOf(text: string): JsonKind | null {
  const trimmed = text.trim()
  const first = trimmed.charAt(0)
  if ((first !== '{' && first !== '[') || trimmed.length > LONGEST) return null
  if (parses(trimmed)) return 'parses'
  // `[1] means …` and `{name}, hello` are sentences.
  return /^(?:\{\s*["'“}\w]|\[\s*[[{"'“\]\d-])/.test(trimmed) && (first === '{' ? /["'”\w]\s*:/ : /,/).test(trimmed)
    ? 'nearly'
    : null
}

/**
 * JSON as it was meant, where only commas before a closing bracket, single or curly quotation marks, or the words that
 * Python writes stand in the way; null where anything is left to guess.
 */
export function repairJson(text: string): string | null {
  const attempts = [withoutCommas, (given: string) => withoutCommas(wordsOfPython(doubleQuoted(given)))]
  for (const attempt of attempts) {
    const repaired = attempt(text)
    if (repaired !== text && parses(repaired)) return repaired
  }
  return null
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Strings are kept as they are, what stands between them is changed. */
function outsideOfStrings(text: string, change: (between: string) => string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*")/s)
    .map((piece, at) => (at % 2 === 1 ? piece : change(piece)))
    .join('')
}

function withoutCommas(text: string): string {
  return outsideOfStrings(text, (between) => between.replaceAll(/,(\s*[\]}])/g, '$1'))
}

function wordsOfPython(text: string): string {
  const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }
  return outsideOfStrings(text, (between) =>
    between.replaceAll(/\b(?:True|False|None)\b/g, (word) => words[word] ?? word),
  )
}

/** Only where no straight mark and no apostrophe within a word could be meant otherwise. */
function doubleQuoted(text: string): string {
  if (/[“”]/.test(text) && !text.includes('"')) return text.replaceAll(/[“”]/g, '"')
  return text.includes('"') || /\p{L}'\p{L}|\\/u.test(text) ? text : text.replaceAll("'", '"')
}
