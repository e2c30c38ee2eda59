import { createHash } from 'node:crypto'
import { lstat, open, readlink, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Failure, type FailureData } from '../../../shared/domain/failure.ts'

/** Between two looks at the event loop, in milliseconds. */
const SLICE_MS = 10

/** Some bytes of a file, and how many rows they hold. */
export type Chunk = { readonly bytes: Buffer; readonly rows: number }
export type Chunks = Iterable<Chunk> | AsyncIterable<Chunk>

/** What was written: rows, bytes and the SHA-256 of them as hex. */
export type Written = { readonly rows: number; readonly bytes: number; readonly sha256: string }

/** How a long writing is watched and stopped. `onProgress` tells the rows written so far. */
export type Watch = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((rows: number) => void) | undefined
}

/**
 * Writes a file beside its destination and puts it there when it is complete, so that a file of this name is always
 * whole: the old one or the new one. A link stays, and what it leads to is written.
 * @throws Failure `wrong-input` (the place of a project, a device or a pipe), `disk-full`, `read-only`, `not-found` (no
 *   such folder), `cancelled`; nothing is left behind
 */
export async function writeWholeFile(path: string, chunks: Chunks, watch: Watch = {}): Promise<Written> {
  refuseProject(path)
  const place = await placeOf(path).catch((error: unknown) => {
    throw writeFailure(error, path)
  })
  refuseProject(place)
  const part = `${place}.${process.pid}.part`
  try {
    const handle = await open(part, 'w')
    try {
      const file = await pour(chunks, { ...watch, handle })
      await handle.sync()
      await handle.close()
      await rename(part, place)
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

/**
 * Where the file is put: what a link leads to, which may not be there yet.
 * @throws Failure `wrong-input` for a device or a pipe: a file would take its place
 */
async function placeOf(path: string): Promise<string> {
  const own = await lstat(path).catch(noneIfMissing)
  const there = own?.isSymbolicLink() === true ? await stat(path).catch(noneIfMissing) : own
  if (!there) return own ? resolve(dirname(path), await readlink(path)) : path
  // Only links are resolved: some drives of Windows cannot tell the whole path of a file.
  if (there.isFile() || there.isDirectory()) return own === there ? path : await realpath(path)
  throw new Failure({
    code: 'wrong-input',
    message: `${basename(path)} is a device or a pipe, not a file. Nothing was written.`,
    hint: 'Choose the name of a file.',
  })
}

function noneIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** A file that leaves the app must never take the place of a sheet with its history. */
function refuseProject(path: string): void {
  if (extname(path).toLowerCase() !== '.tunesheet') return
  throw new Failure({
    code: 'wrong-input',
    message: `${basename(path)} is the name of a project, not of a training file. Nothing was written.`,
    hint: 'Choose a name that ends in .jsonl, .csv or .xlsx.',
  })
}

/**
 * Counts and fingerprints chunks, and writes them where there is a file for it: one is written while the next is made.
 * @throws Failure `cancelled`
 */
export async function pour(chunks: Chunks, options: Watch & { readonly handle?: FileHandle }): Promise<Written> {
  const { signal, onProgress, handle } = options
  const hash = createHash('sha256')
  const file = { rows: 0, bytes: 0 }
  let writing: Promise<void> = Promise.resolve()
  let last = performance.now()
  try {
    for await (const chunk of chunks) {
      if (signal?.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped. No file was written.' })
      hash.update(chunk.bytes)
      file.rows += chunk.rows
      file.bytes += chunk.bytes.length
      if (handle) {
        await writing
        writing = handle.writeFile(chunk.bytes)
        // Told where it is waited for, which is after the next chunk was made.
        writing.catch(() => undefined)
      }
      if (performance.now() - last < SLICE_MS) continue
      onProgress?.(file.rows)
      await setImmediate()
      last = performance.now()
    }
  } finally {
    await writing
  }
  return { ...file, sha256: hash.digest('hex') }
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
  EBUSY: held,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ELOOP: (name) => ({
    code: 'wrong-input',
    message: `${name} is a link that leads back to itself. Nothing was written.`,
    hint: 'Choose another name for the file.',
  }),
  EISDIR: (name) => ({ code: 'read-only', message: `${name} is a folder.`, hint: 'Choose another name for the file.' }),
  ENOENT: (name) => ({
    code: 'not-found',
    message: `The folder for ${name} does not exist.`,
    hint: 'Choose a folder that exists.',
  }),
}

/** On Windows nobody takes the place of a file that another program has open. */
function held(name: string): FailureData {
  return {
    code: 'locked',
    message: `${name} could not be replaced.`,
    hint: 'It may be open in another program, such as Excel: close it there, or choose another name.',
  }
}

const HELD: readonly unknown[] = ['EBUSY', 'EPERM', 'EACCES']

function readOnly(name: string): FailureData {
  return { code: 'read-only', message: `${name} cannot be written there.`, hint: 'Choose a folder of your own.' }
}

/** What went wrong as a sentence about the file. Errors that are no system's stay what they are. */
export function writeFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const isReplacing = 'syscall' in error && error.syscall === 'rename'
  const sentence = isReplacing && HELD.includes(error.code) ? held : PROBLEMS[error.code]
  return sentence ? new Failure(sentence(basename(path)), { cause: error }) : error
}
