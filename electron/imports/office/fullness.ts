/** So many rows of one cell, a list, weigh as much as one row of a table. */
const LIST_ROWS = 1000

/** What a row, given as its cells, counts towards how full a sheet is: a cover or a list is no table. */
export function weightOfRow(cells: readonly (string | number)[]): number {
  return cells.filter((cell) => cell !== '').length > 1 ? 1 : 1 / LIST_ROWS
}
