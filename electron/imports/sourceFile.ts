import { isAscii } from 'node:buffer'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure, type FailureData } from '../../shared/domain/failure.ts'
import { detectEncoding, type Recognised } from './encoding.ts'
import { refuseOtherKinds } from './magic.ts'
import { emptyFile } from './records.ts'

/** One megabyte takes a few milliseconds to parse and store: the event loop stays free between two chunks. */
export const CHUNK_BYTES = 1 << 20
/** How far a file of nothing but ASCII is searched for its first other letter before its preview is shown. */
const SEARCH_BYTES = 32 * CHUNK_BYTES

const PROBLEMS: Readonly<Record<string, (name: string) => FailureData>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: forbidden,
  EPERM: forbidden,
  EISDIR: folder,
  EBUSY: (name) => ({
    code: 'unreadable-file',
    message: `${name} is held by another program.`,
    hint: 'Close it there, then try again.',
  }),
}

/** A file that is being read, once from its beginning to its end. */
export class SourceFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
  /** The first bytes, at most one chunk. */
  readonly head: Buffer
  readonly #handle: FileHandle

  private constructor(
    path: string,
    handle: FileHandle,
    found: { name: string; bytes: number; modifiedAt: number; head: Buffer },
  ) {
    this.path = path
    this.#handle = handle
    this.name = found.name
    this.bytes = found.bytes
    this.modifiedAt = found.modifiedAt
    this.head = found.head
  }

  /**
   * Opens a file and looks at its beginning. `name` is what the user calls it, where the path is a temporary one.
   * @throws Failure `not-found`, `unreadable-file`, `empty-file`, `not-a-spreadsheet`
   */
  static async open(path: string, name = basename(path)): Promise<SourceFile> {
    const failed = (error: unknown): never => {
      throw readFailure(error, name)
    }
    // Before it is opened: a pipe would be waited for, until somebody writes into it.
    const kind = await stat(path).catch(failed)
    if (kind.isDirectory()) throw new Failure(folder(name))
    if (!kind.isFile())
      throw new Failure({ code: 'unreadable-file', message: `${name} is not a file.`, hint: 'Choose a file.' })
    const handle = await open(path, 'r').catch(failed)
    try {
      const found = await handle.stat()
      if (found.size === 0) throw emptyFile(name)
      const head = Buffer.alloc(Math.min(CHUNK_BYTES, found.size))
      const { bytesRead } = await handle.read(head, 0, head.length, 0)
      refuseOtherKinds(name, head.subarray(0, Math.min(bytesRead, 65_536)))
      return new SourceFile(path, handle, {
        name,
        bytes: found.size,
        modifiedAt: found.mtimeMs,
        head: head.subarray(0, bytesRead),
      })
    } catch (error) {
      await handle.close()
      throw readFailure(error, name)
    }
  }

  /** The bytes in order. A chunk is valid until the next is asked for; the next is being read meanwhile. */
  async *chunks(): AsyncGenerator<Buffer> {
    const buffers = [Buffer.alloc(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES)] as const
    let at = 0
    const readNext = (turn: number) =>
      this.#handle.read(buffers[turn % 2 === 0 ? 0 : 1], 0, Math.min(CHUNK_BYTES, this.bytes - at), at)
    let reading = readNext(0)
    try {
      for (let turn = 0; at < this.bytes; turn += 1) {
        const { bytesRead, buffer } = await reading
        if (bytesRead === 0) throw changed(this.name)
        at += bytesRead
        reading = readNext(turn + 1)
        yield buffer.subarray(0, bytesRead)
      }
    } catch (error) {
      throw readFailure(error, this.name)
    } finally {
      // The handle must not be closed under a read that nobody waits for.
      await reading.catch(() => null)
    }
  }

  /** Recognises the encoding; where the beginning is pure ASCII, from the first other letters within a bounded search. */
  async detectEncoding(): Promise<Recognised> {
    const found = detectEncoding(this.head)
    if (found.evidence) return found
    let searched = 0
    for await (const chunk of this.chunks()) {
      if (!isAscii(chunk)) return detectEncoding(Buffer.from(chunk))
      searched += chunk.length
      if (searched >= SEARCH_BYTES) break
    }
    return found
  }

  /** @throws Failure `unreadable-file` when the file was written to, replaced or removed since it was opened. */
  async ensureUnchanged(): Promise<void> {
    const now = await stat(this.path).catch((error: unknown) => {
      throw readFailure(error, this.name)
    })
    if (now.size !== this.bytes || now.mtimeMs !== this.modifiedAt) throw changed(this.name)
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** An error of the file system as a sentence; failures and other errors stay what they are. */
export function readFailure(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const sentence = PROBLEMS[error.code]
  const data: FailureData = sentence?.(name) ?? {
    code: 'unreadable-file',
    message: `${name} cannot be read: the system reports ${error.code}.`,
    hint: 'Copy the file to another folder and try again.',
  }
  return new Failure(data, { cause: error })
}

function missing(name: string): FailureData {
  return {
    code: 'not-found',
    message: `${name} is not there any more.`,
    hint: 'It may have been moved, renamed or deleted. Choose the file again.',
  }
}

function forbidden(name: string): FailureData {
  return {
    code: 'unreadable-file',
    message: `${name} may not be read: your account has no permission.`,
    hint: 'Allow reading in the properties of the file, or copy it to a folder of your own.',
  }
}

function folder(name: string): FailureData {
  return { code: 'unreadable-file', message: `${name} is a folder.`, hint: 'Choose a file inside it.' }
}

function changed(name: string): Failure {
  return new Failure({
    code: 'unreadable-file',
    message: `${name} changed while it was being read. Nothing was brought in.`,
    hint: 'Close it in the other program, then try again.',
  })
}
