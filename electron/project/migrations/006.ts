/**
 * The sixth shape: a table of texts that takes another column at once.
 *
 * Of a STRICT table SQLite reads every row whenever a column is added, 0.2 s and more for a million of them. All that is
 * ever written to it are texts and NULLs, which look the same on disk whether the table is strict or not: it is only
 * called otherwise, as SQLite recommends for changes that leave the content as it is
 * (https://www.sqlite.org/lang_altertable.html#otheralter).
 */
export const SQL = `
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = substr(sql, 1, length(sql) - length(' STRICT'))
  WHERE type = 'table' AND name = 'cells' AND sql LIKE '%) STRICT';
PRAGMA writable_schema = RESET;
`
