/** One line of the table. `peer` and `ratio` where something comparable was measured beside it. */
export type BenchRow = {
  readonly name: string
  readonly value: string
  readonly peer?: string
  readonly ratio?: string
  readonly target?: string
}
