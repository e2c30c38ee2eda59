/**
 * The second shape: columns that stay in sight, and places of rows that can be put back where they were.
 *
 * `history_places` holds every change of a row's place by a step: those of rows that were moved, and those of neighbours
 * that made room. Undone in reverse order, every place is again exactly what it was.
 *
 * `sketches` and `pairs`: what tells look-alikes, and which rows were found to be alike (see alike.ts). Rows of older
 * files have no sketch yet, so all of them are counted again.
 *
 * `history.goes_to`: a change set that has no steps of its own and leads to the state after an earlier one; the way there
 * is found in the history. `history.rows`: how many rows it changed, null where that was not kept. `versions`: names of
 * points of the history. A hidden one is no longer listed, but still tells which rows a job was made of.
 */
export const SQL = `
ALTER TABLE columns ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
CREATE TABLE history_places (step INTEGER NOT NULL, row INTEGER NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL,
  PRIMARY KEY (step, row)) STRICT, WITHOUT ROWID;
ALTER TABLE history ADD COLUMN goes_to INTEGER;
ALTER TABLE history ADD COLUMN rows INTEGER;
CREATE INDEX history_jumps ON history (id, goes_to) WHERE goes_to IS NOT NULL;
CREATE TABLE versions (id INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL, change INTEGER NOT NULL,
  rows INTEGER NOT NULL, job TEXT, hidden INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE sketches (row INTEGER PRIMARY KEY, sketch BLOB NOT NULL) STRICT;
CREATE TABLE pairs (row INTEGER NOT NULL, rule TEXT NOT NULL, other INTEGER NOT NULL, likeness INTEGER NOT NULL,
  PRIMARY KEY (row, rule)) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_rule ON pairs (rule, row);
CREATE INDEX pairs_other ON pairs (rule, other, row);
DELETE FROM facts;
DELETE FROM issues;
DELETE FROM token_counts;
DELETE FROM rule_counts;
DELETE FROM stale;
INSERT INTO stale SELECT id FROM rows WHERE gone = 0 ORDER BY id;
UPDATE state SET stamp = stamp + 1, invalidated = stamp + 1, totals = json_set(totals, '$.counted', 0, '$.tokens', 0,
  '$.trainTokens', 0, '$.billedTokens', 0, '$.completionTokens', 0, '$.longest', 0, '$.overLimit', 0, '$.duplicates', 0,
  '$.issues', json('{"error":0,"warning":0,"hint":0}'), '$.rowsWith', json('{"error":0,"warning":0,"hint":0}'));
`
