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
  const open: ('[' | '{')[] = []
  const put = (kind: LinePiece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last && last.kind === kind && kind === 'other') pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  const lists = () => open.filter((one) => one === '[').length
  const breaks = () => open.at(-1) === '[' && open.length <= BROKEN_DEPTH
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? ''
    if (sign === '"') {
      const end = stringEnd(line, at)
      put(line[end] === ':' ? 'key' : 'string', line.slice(at, end))
      at = end - 1
    } else if (sign === '[' || sign === '{') {
      put('other', sign)
      open.push(sign)
      if (breaks() && line[at + 1] !== ']') put('break', '  '.repeat(lists()))
    } else if (sign === ']' || sign === '}') {
      open.pop()
      put('other', sign)
    } else {
      put('other', sign === ':' || (sign === ',' && !breaks()) ? `${sign} ` : sign)
      if (sign === ',' && breaks()) put('break', '  '.repeat(lists()))
    }
  }
  return pieces
}

function stringEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '"') return at + 1
  }
  return line.length
}
