import type { LineFormat } from '../../../shared/domain/formats/exportFormat.ts'
import { exampleWriter } from '../../../shared/domain/formats/exampleLine.ts'
import type { Split } from '../../../shared/domain/row.ts'
import type { Project } from '../../project/project.ts'
import type { StoredRow } from '../../project/records.ts'
import type { Chunk } from './wholeFile.ts'

/** Large enough for the disk and the network, small enough to build within a millisecond. */
const CHUNK_LENGTH = 64 * 1024

/** Which of the rows become lines, and in which format; `as` absent: the project's own. */
export type LineOptions = { readonly split: Split; readonly as?: LineFormat | undefined }

/** Rows as lines without line ends. Rows that the format cannot say are left out: see `exampleWriter`. */
export function* toLines(
  project: Project,
  batches: Iterable<readonly StoredRow[]>,
  { split, as }: LineOptions,
): Generator<string> {
  const mapping = { columns: project.columns(), setup: project.setup() }
  const write = exampleWriter(mapping, as ?? mapping.setup.format)
  for (const rows of batches) {
    for (const row of rows) {
      if (row.split !== split) continue
      const { line } = write(row.cells)
      if (line !== null) yield line
    }
  }
}

/** Lines as UTF-8 with `\n` after every one, in pieces of about 64 KB. */
export function* toChunks(lines: Iterable<string>): Generator<Chunk> {
  let text = ''
  let rows = 0
  for (const line of lines) {
    text += `${line}\n`
    rows += 1
    if (text.length < CHUNK_LENGTH) continue
    yield { bytes: Buffer.from(text), rows }
    text = ''
    rows = 0
  }
  if (rows > 0) yield { bytes: Buffer.from(text), rows }
}
