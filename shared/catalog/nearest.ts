/** The names most like one that was typed, best first: by the share of letter pairs they have in common. */
export function nearest(typed: string, names: readonly string[], limit = 3): string[] {
  const wanted = pairs(typed)
  return names
    .map((name) => ({ name, likeness: likeness(wanted, pairs(name)) }))
    .sort((a, b) => b.likeness - a.likeness || a.name.length - b.name.length)
    .slice(0, limit)
    .map((entry) => entry.name)
}

function pairs(text: string): ReadonlySet<string> {
  const lower = text.toLowerCase()
  return new Set(Array.from({ length: lower.length }, (_, at) => lower.slice(at, at + 2)))
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}
