import { createHash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { toExample } from '../../shared/domain/example.ts'
import { Failure, type FailureData } from '../../shared/domain/failure.ts'
import type { TrainFile } from '../../shared/domain/job.ts'
import { toLine } from '../../shared/domain/jsonl.ts'
import type { Split } from '../../shared/domain/row.ts'
import type { Project } from '../project/project.ts'

/** Large enough for the disk and the network, small enough to build within a millisecond. */
const CHUNK_LENGTH = 64 * 1024
/** Between two looks at the event loop, in milliseconds. */
const SLICE_MS = 10

/**
 * The training file of a project, line by line and without line ends, in sheet order. The only producer of training
 * lines: what is shown, saved and uploaded comes from here. A line that a provider would refuse is written as it is.
 */
export function* exampleLines(project: Project, split: Split): Generator<string> {
  const mapping = { columns: project.columns(), setup: project.setup() }
  for (const rows of project.batches({ split })) for (const row of rows) yield toLine(toExample(mapping, row.cells))
}

/** The same as UTF-8 with `\n` after every line, in pieces of about 64 KB. */
export function* trainingChunks(project: Project, split: Split): Generator<Buffer> {
  for (const { bytes } of chunksWithRows(project, split)) yield bytes
}

/** Rows, bytes and fingerprint of a training file without writing it; the same as those of the written file. */
export async function measureTraining(project: Project, split: Split, signal?: AbortSignal): Promise<TrainFile> {
  return await produce(project, split, { signal })
}

/**
 * Writes a training file beside its destination and puts it there when it is complete, so that a file of this name is
 * always whole: the old one or the new one. `onProgress` tells the rows written so far.
 * @throws Failure `wrong-input` (the place of a project), `disk-full`, `read-only`, `not-found` (no such folder),
 *   `cancelled`; nothing is left behind
 */
export async function writeTraining(
  project: Project,
  split: Split,
  path: string,
  watch: {
    readonly signal?: AbortSignal | undefined
    readonly onProgress?: ((rows: number) => void) | undefined
  } = {},
): Promise<TrainFile> {
  refuseProject(path)
  const part = `${path}.${process.pid}.part`
  try {
    const handle = await open(part, 'w')
    try {
      const file = await produce(project, split, { ...watch, handle })
      await handle.sync()
      await handle.close()
      await rename(part, path)
      return file
    } finally {
      // Closing twice is no error; leaving it open after a failure would be.
      await handle.close().catch(() => undefined)
    }
  } catch (error) {
    await rm(part, { force: true })
    throw writeFailure(error, path)
  }
}

/** A training file must never take the place of a sheet with its history. */
function refuseProject(path: string): void {
  if (extname(path).toLowerCase() !== '.tunesheet') return
  throw new Failure({
    code: 'wrong-input',
    message: `${basename(path)} is the name of a project, not of a training file. Nothing was written.`,
    hint: 'Choose a name that ends in .jsonl.',
  })
}

type Production = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((rows: number) => void) | undefined
  readonly handle?: FileHandle
}

async function produce(project: Project, split: Split, { signal, onProgress, handle }: Production): Promise<TrainFile> {
  const hash = createHash('sha256')
  const file = { rows: 0, bytes: 0 }
  let last = performance.now()
  for (const chunk of chunksWithRows(project, split)) {
    if (signal?.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped. No file was written.' })
    hash.update(chunk.bytes)
    file.rows += chunk.rows
    file.bytes += chunk.bytes.length
    if (handle) await handle.writeFile(chunk.bytes)
    if (performance.now() - last < SLICE_MS) continue
    onProgress?.(file.rows)
    await setImmediate()
    last = performance.now()
  }
  return { ...file, sha256: hash.digest('hex') }
}

function* chunksWithRows(project: Project, split: Split): Generator<{ bytes: Buffer; rows: number }> {
  let text = ''
  let rows = 0
  for (const line of exampleLines(project, split)) {
    text += `${line}\n`
    rows += 1
    if (text.length < CHUNK_LENGTH) continue
    yield { bytes: Buffer.from(text), rows }
    text = ''
    rows = 0
  }
  if (rows > 0) yield { bytes: Buffer.from(text), rows }
}

const PROBLEMS: Readonly<Record<string, (name: string) => FailureData>> = {
  ENOSPC: (name) => ({
    code: 'disk-full',
    message: `The disk is full. ${name} was not written.`,
    hint: 'Make room on the disk, then try again.',
  }),
  EDQUOT: (name) => ({
    code: 'disk-full',
    message: `Your share of the disk is full. ${name} was not written.`,
    hint: 'Make room, then try again.',
  }),
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  EISDIR: (name) => ({ code: 'read-only', message: `${name} is a folder.`, hint: 'Choose another name for the file.' }),
  ENOENT: (name) => ({
    code: 'not-found',
    message: `The folder for ${name} does not exist.`,
    hint: 'Choose a folder that exists.',
  }),
}

function readOnly(name: string): FailureData {
  return { code: 'read-only', message: `${name} cannot be written there.`, hint: 'Choose a folder of your own.' }
}

function writeFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const sentence = PROBLEMS[error.code]
  return sentence ? new Failure(sentence(basename(path)), { cause: error }) : error
}
