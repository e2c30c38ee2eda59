/**
 * The order of all columns, deleted ones included, that has the recorded ones as they were recorded. Those that the record
 * does not know were made elsewhere in the history and are not on show; each stays to the right of the column that it
 * follows now. `now`, `recorded`: column numbers.
 */
export function arranged(now: readonly number[], recorded: readonly number[]): number[] {
  const known = new Set(recorded)
  const order = recorded.filter((number) => now.includes(number))
  now.forEach((number, at) => {
    const left = now[at - 1]
    if (!known.has(number)) order.splice(left === undefined ? 0 : order.indexOf(left) + 1, 0, number)
  })
  return order
}

/** The order after one column went to the right of another; `left` null: first. */
export function movedTo(order: readonly number[], number: number, left: number | null): number[] {
  const others = order.filter((one) => one !== number)
  return others.toSpliced(left === null ? 0 : others.indexOf(left) + 1, 0, number)
}
