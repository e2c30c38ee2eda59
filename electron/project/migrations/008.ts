/**
 * The eighth shape: a list of rows by fingerprint that can be made piece by piece, in place of an index, which cannot.
 *
 * Nothing is listed yet and nothing flagged as a repeat; the list is made when the file is open (see duplicates.ts).
 */
export const SQL = `
DROP INDEX IF EXISTS facts_equal;
CREATE TABLE equals (fingerprint INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (fingerprint, row)) STRICT, WITHOUT ROWID;
UPDATE state SET totals = (SELECT json_set(totals, '$.duplicates', 0,
  '$.issues.warning', totals ->> '$.issues.warning' - count(*),
  '$.rowsWith.warning', totals ->> '$.rowsWith.warning' - count(*) FILTER (WHERE severities & 2 = 0))
  FROM facts WHERE duplicate = 1);
UPDATE facts SET duplicate = 0 WHERE duplicate = 1;
`
