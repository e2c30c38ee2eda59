/**
 * The third shape: pairs of rows that somebody looked at and found to be right both.
 *
 * `row_says` and `other_says` are the fingerprints of the two rows as they were then: when one of them changes the answer
 * no longer counts, and when the change is undone it counts again.
 */
export const SQL = `
CREATE TABLE both_right (rule TEXT NOT NULL, row INTEGER NOT NULL, other INTEGER NOT NULL, likeness INTEGER NOT NULL,
  row_says INTEGER NOT NULL, other_says INTEGER NOT NULL, PRIMARY KEY (rule, row, other)) STRICT, WITHOUT ROWID;
`
