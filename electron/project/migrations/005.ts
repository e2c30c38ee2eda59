/**
 * The fifth shape: the ids a project had before it became one of its own.
 *
 * A copy of a file begins with the id of the one it was copied from. When both are met, the one opened later gets a new
 * id; `revision` says up to which revision the two were the same, so that what was sent from there is still known here.
 */
export const SQL = `
CREATE TABLE former_ids (id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
