/**
 * The second shape: columns that stay in sight, and places of rows that can be put back where they were.
 *
 * `history_places` holds every change of a row's place by a step: those of rows that were moved, and those of neighbours
 * that made room. Undone in reverse order, every place is again exactly what it was.
 */
export const SQL = `
ALTER TABLE columns ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
CREATE TABLE history_places (step INTEGER NOT NULL, row INTEGER NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL,
  PRIMARY KEY (step, row)) STRICT, WITHOUT ROWID;
`
