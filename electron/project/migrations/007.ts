/**
 * The seventh shape: rows that are not shown.
 *
 * `hidden.act`: which act of hiding a row was hidden by. `hiding`: how many hidden rows are in the sheet, and the number of
 * the newest act that hid rows or showed them again. Rows that are removed stay hidden, for when they come back.
 */
export const SQL = `
CREATE TABLE hidden (row INTEGER PRIMARY KEY, act INTEGER NOT NULL) STRICT;
CREATE TABLE hiding (one INTEGER PRIMARY KEY CHECK (one = 1), rows INTEGER NOT NULL, act INTEGER NOT NULL) STRICT;
INSERT INTO hiding VALUES (1, 0, 0);
`
