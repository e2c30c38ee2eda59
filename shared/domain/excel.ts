/**
 * What Excel holds: characters of one cell, as UTF-16 units, beyond which it cuts a text in silence, and rows of one
 * sheet. Source: Microsoft, Excel specifications and limits.
 */
export const LONGEST_EXCEL_CELL = 32_767
export const MOST_EXCEL_ROWS = 1_048_576
