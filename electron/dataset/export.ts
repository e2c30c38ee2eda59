import type { TrainFile } from '../../shared/domain/job.ts'
import type { Split } from '../../shared/domain/row.ts'
import type { Project } from '../project/project.ts'
import { toChunks, toLines, type LineOptions } from './exports/lines.ts'
import { freely, idsOf, storedRows } from './exports/storedRows.ts'
import { pour, type Watch, writeWholeFile } from './exports/wholeFile.ts'

const ALL = { which: 'all' } as const

/**
 * The training file of a project, line by line and without line ends, in sheet order. All that is shown, saved and
 * uploaded is made of these lines. A line that a provider would refuse is written as it is.
 */
export function exampleLines(project: Project, split: Split): Generator<string> {
  return toLines(project, project.batches({ split }), { split })
}

/** The same as UTF-8 with `\n` after every line, in pieces of about 64 KB. */
export function* trainingChunks(project: Project, split: Split): Generator<Buffer> {
  for (const { bytes } of toChunks(exampleLines(project, split))) yield bytes
}

/** Rows, bytes and fingerprint of a training file without writing it; the same as those of the written file. */
export async function measureTraining(project: Project, split: Split, signal?: AbortSignal): Promise<TrainFile> {
  const ids = await idsOf(project, ALL, signal)
  return await pour(freely(project, toChunks(toLines(project, storedRows(project, ids), { split }))), { signal })
}

/**
 * Writes the training file, all of its rows; whole or not at all.
 * @throws Failure as `writeWholeFile`
 */
export async function writeTraining(
  project: Project,
  split: Split,
  path: string,
  watch: Watch = {},
): Promise<TrainFile> {
  return await writeLines(project, path, { ids: await idsOf(project, ALL, watch.signal), split }, watch)
}

/**
 * Writes some rows as lines of a format; whole or not at all. What the format cannot say is left out: `surveyExport`
 * tells it before.
 * @throws Failure as `writeWholeFile`
 */
export async function writeLines(
  project: Project,
  path: string,
  wanted: LineOptions & { readonly ids: Uint32Array },
  watch: Watch = {},
): Promise<TrainFile> {
  const chunks = toChunks(toLines(project, storedRows(project, wanted.ids), wanted))
  return await writeWholeFile(path, freely(project, chunks), watch)
}
