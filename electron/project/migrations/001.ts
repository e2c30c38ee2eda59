/**
 * The first shape of a project file. Frozen: later shapes are later steps.
 *
 * `cells` holds the text of every row there ever was, one SQL column per sheet column (`c1`, `c2` …, added as needed);
 * `rows` says which of them are in the sheet, and where. Deleting, undoing and reordering touch only the narrow `rows`.
 */
export const SQL = `
CREATE TABLE project (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, name TEXT NOT NULL,
  created_at INTEGER NOT NULL, setup TEXT NOT NULL) STRICT;
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL, saved_at INTEGER NOT NULL,
  next_row INTEGER NOT NULL, stamp INTEGER NOT NULL, invalidated INTEGER NOT NULL, history_at INTEGER NOT NULL,
  totals TEXT NOT NULL) STRICT;
CREATE TABLE columns (number INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, width INTEGER NOT NULL,
  hidden INTEGER NOT NULL, position INTEGER NOT NULL, gone INTEGER NOT NULL) STRICT;
CREATE TABLE rows (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, split INTEGER NOT NULL, stamp INTEGER NOT NULL,
  gone INTEGER NOT NULL) STRICT;
CREATE INDEX rows_order ON rows (gone, position);
CREATE TABLE cells (id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE stale (row INTEGER PRIMARY KEY) STRICT;
CREATE TABLE facts (row INTEGER PRIMARY KEY, tokens INTEGER NOT NULL, completion INTEGER NOT NULL, over INTEGER NOT NULL,
  fingerprint INTEGER, severities INTEGER NOT NULL, duplicate INTEGER NOT NULL, cells TEXT) STRICT;
CREATE INDEX facts_equal ON facts (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX facts_duplicate ON facts (row) WHERE duplicate = 1;
CREATE TABLE issues (row INTEGER NOT NULL, nth INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, "column" TEXT,
  message TEXT NOT NULL, fixable INTEGER NOT NULL, PRIMARY KEY (row, nth)) STRICT, WITHOUT ROWID;
CREATE INDEX issues_rule ON issues (rule, row);
CREATE TABLE token_counts (tokens INTEGER PRIMARY KEY, rows INTEGER NOT NULL) STRICT;
CREATE TABLE rule_counts (rule TEXT NOT NULL, severity TEXT NOT NULL, issues INTEGER NOT NULL, rows INTEGER NOT NULL,
  PRIMARY KEY (rule, severity)) STRICT, WITHOUT ROWID;

CREATE TABLE history (id INTEGER PRIMARY KEY, label TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE history_steps (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE INDEX history_steps_change ON history_steps (change);
CREATE TABLE history_rows (step INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (step, row)) STRICT, WITHOUT ROWID;
CREATE TABLE history_cells (step INTEGER NOT NULL, "column" INTEGER NOT NULL, row INTEGER NOT NULL, before TEXT, after TEXT,
  UNIQUE (step, "column", row)) STRICT;
CREATE TABLE revisions (revision INTEGER PRIMARY KEY, cells INTEGER NOT NULL) STRICT;

CREATE TABLE jobs (submission TEXT PRIMARY KEY, created_at INTEGER NOT NULL, revision INTEGER NOT NULL, job TEXT NOT NULL,
  choice TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE job_events (submission TEXT NOT NULL, id TEXT NOT NULL, nth INTEGER NOT NULL, at INTEGER NOT NULL,
  event TEXT NOT NULL, PRIMARY KEY (submission, id)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE similar USING fts5 (prompt, completion, tokenize = "porter unicode61 remove_diacritics 2");
`
