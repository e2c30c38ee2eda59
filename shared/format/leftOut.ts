import { formatCount } from './figures.ts'

/**
 * What becomes of the rows of a file that are not brought in, in a sentence: `Nothing left out.`, or
 * `13 empty rows left out.`; empty where only rows are left out that are listed one by one. `skipped`, `emptyRows`: how
 * many there are.
 */
export function leftOutSentence(skipped: number, emptyRows: number): string {
  if (emptyRows > 0) return `${formatCount(emptyRows, 'empty row')} left out.`
  return skipped === 0 ? 'Nothing left out.' : ''
}
