const LONGEST_NAME = 500

/**
 * Names for the columns of a header row: trimmed, on one line, at most 500 characters; nameless ones are numbered and
 * repeated ones counted: `answer`, `Column 2`, `answer (2)`.
 */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, at) => {
    const text = cell
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_NAME - 10)
    const name = unique(text === '' ? `Column ${at + 1}` : text, taken)
    taken.add(name)
    return name
  })
}

/** A name for a further column: `Column 5`. */
export function nextColumnName(columns: readonly { readonly name: string }[]): string {
  return unique(`Column ${columns.length + 1}`, new Set(columns.map((column) => column.name)))
}

/** The name, or the name with the first number that makes it different from those taken. */
export function unique(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} (${count})`
    if (!taken.has(candidate)) return candidate
  }
}
