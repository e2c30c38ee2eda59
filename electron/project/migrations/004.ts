/**
 * The fourth shape: what is usual in a sheet, and the version of the rules that its rows were checked by.
 *
 * `traits`: what the habits are found by, beside the facts of a row. `habits.profile`: what was found last. Rows of older
 * files were checked by rules without a version, so all of them are checked again when the file is opened.
 */
export const SQL = `
CREATE TABLE traits (row INTEGER PRIMARY KEY, traits TEXT NOT NULL) STRICT;
CREATE TABLE habits (one INTEGER PRIMARY KEY CHECK (one = 1), profile TEXT NOT NULL) STRICT;
ALTER TABLE state ADD COLUMN rules INTEGER NOT NULL DEFAULT 0;
`
