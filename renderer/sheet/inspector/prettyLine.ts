/** A piece of a shown line. `break`: a line end that is only shown, with the indent of what follows. */
export type LinePiece = { readonly kind: 'key' | 'string' | 'other' | 'break'; readonly text: string }

/** Lists up to this depth get a line for each entry: that is where messages stand. */
const BROKEN_DEPTH = 4

/**
 * A JSON line laid out to be read: `{"messages": [` and then a line for each message. Every character of the line is
 * there, in order; only spaces and line ends between the tokens are added.
 */
export function prettyLine(line: string): LinePiece[] {
  const pieces: LinePiece[] = []
  const open: string[] = []
  for (let at = 0; at < line.length;) {
    const end = line[at] === '"' ? stringEnd(line, at) : at + 1
    const text = line.slice(at, end)
    if (text.length > 1) pieces.push({ kind: line[end] === ':' ? 'key' : 'string', text })
    else {
      nest(open, text)
      const breaks = breaksAfter(open, text, line[end])
      put(pieces, text === ':' || (text === ',' && !breaks) ? `${text} ` : text)
      if (breaks) pieces.push({ kind: 'break', text: '  '.repeat(open.filter((one) => one === '[').length) })
    }
    at = end
  }
  return pieces
}

function nest(open: string[], sign: string): void {
  if (sign === '[' || sign === '{') open.push(sign)
  else if (sign === ']' || sign === '}') open.pop()
}

function breaksAfter(open: readonly string[], sign: string, next: string | undefined): boolean {
  if (open.at(-1) !== '[' || open.length > BROKEN_DEPTH) return false
  return sign === ',' || (sign === '[' && next !== ']')
}

/** Signs between texts stand together as one piece. */
function put(pieces: LinePiece[], text: string): void {
  const last = pieces.at(-1)
  if (last?.kind === 'other') pieces[pieces.length - 1] = { kind: 'other', text: last.text + text }
  else pieces.push({ kind: 'other', text })
}

function stringEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '"') return at + 1
  }
  return line.length
}
