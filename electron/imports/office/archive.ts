import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { Failure } from '../../../shared/domain/failure.ts'
import { decoderOf, type Decoder } from '../encoding.ts'
import { readFailure } from '../sourceFile.ts'

/** Workbooks hold some hundred parts, with thousands of pictures some thousand. */
const MOST_PARTS = 50_000
/** A full sheet of 1,048,576 rows and long texts stays below it. */
const MOST_BYTES = 8 * 1024 ** 3
/** Sheets shrink 5 to 100 times when compressed; what shrinks more is made to fill a disk. Small parts do no harm. */
const MOST_SHRUNK = 300
const HARMLESS_BYTES = 100 * 1024 ** 2

/** Some decoded text of a part, and how many bytes of the unpacked part were read for it and before it. */
export type PartText = { readonly text: string; readonly bytes: number }

/** The parts of an Office file, read one by one and in pieces: nothing is unpacked whole. */
export class Archive {
  /** What the user calls the file. */
  readonly name: string
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(name: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.name = name
    this.#zip = zip
    this.#entries = entries
  }

  /**
   * Opens the archive and reads the list of its parts.
   * @throws Failure `unreadable-file` for a damaged one or one that is made of too much
   */
  static async open(path: string, name: string): Promise<Archive> {
    let zip: ZipFile | null = null
    try {
      zip = await openPromise(path, { autoClose: false })
      if (zip.entryCount > MOST_PARTS) throw tooMuch(name)
      const entries = new Map<string, Entry>()
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
      return new Archive(name, zip, entries)
    } catch (error) {
      zip?.close()
      throw asFailure(error, name)
    }
  }

  /** Office compares names of parts without regard to case. */
  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase())
  }

  /** The names of all parts, in lower case. */
  parts(): string[] {
    return [...this.#entries.keys()]
  }

  /** Bytes of the unpacked part, as the archive says; 0 where there is no such part. */
  size(part: string): number {
    return this.#entries.get(part.toLowerCase())?.uncompressedSize ?? 0
  }

  /**
   * The text of a part, piece by piece; nothing for a part that is not there.
   * @throws Failure `unreadable-file` for a part that is damaged, locked by a password or unpacks to too much
   */
  async *text(part: string): AsyncGenerator<PartText> {
    const entry = this.#entries.get(part.toLowerCase())
    if (!entry) return
    this.#refuseEntry(entry)
    try {
      const stream = await this.#zip.openReadStreamPromise(entry)
      let bytes = 0
      let sum = 0
      let decoder: Decoder | null = null
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length
        sum = crc32(chunk, sum)
        decoder ??= decoderFor(chunk)
        yield { text: decoder.write(chunk), bytes }
      }
      if (sum !== entry.crc32) throw damaged(this.name)
      yield { text: decoder?.end() ?? '', bytes }
    } catch (error) {
      throw asFailure(error, this.name)
    }
  }

  close(): void {
    this.#zip.close()
  }

  #refuseEntry(entry: Entry): void {
    if (entry.isEncrypted()) throw locked(this.name)
    const { uncompressedSize: bytes, compressedSize } = entry
    const shrunk = bytes / Math.max(compressedSize, 1)
    if (bytes > MOST_BYTES || (bytes > HARMLESS_BYTES && shrunk > MOST_SHRUNK)) throw tooMuch(this.name)
  }
}

/** XML is UTF-8 unless its first bytes say otherwise. */
function decoderFor(head: Buffer): Decoder {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0
  return decoderOf(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8')
}

/** What yauzl and zlib report is always about the file's content; errors of the system keep their own sentence. */
function asFailure(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  if ('syscall' in error) return readFailure(error, name)
  // Faults of this program are not the file's.
  if (error instanceof TypeError || error instanceof ReferenceError) return error
  return damaged(name, { cause: error })
}

/** What an archive is called, and the program that may repair it: an archive too damaged to look into has only its name. */
function calledBy(name: string): { what: string; program: string } {
  return /\.ods$/i.test(name)
    ? { what: 'OpenDocument spreadsheet', program: 'LibreOffice' }
    : { what: 'Excel workbook', program: 'Excel' }
}

/** A workbook that is cut off or changed. */
export function damaged(name: string, options?: { cause?: unknown; where?: string }): Failure {
  const where = options?.where ?? 'to its end'
  const { what, program } = calledBy(name)
  return new Failure(
    {
      code: 'unreadable-file',
      message: `${name} is a damaged ${what}: it cannot be read ${where}. Nothing was brought in.`,
      hint: `Open it in ${program}, which may repair it, and save it again; or download it again.`,
    },
    { cause: options?.cause },
  )
}

function locked(name: string): Failure {
  return new Failure({
    code: 'unreadable-file',
    message: `${name} is protected with a password.`,
    hint: 'Unpack it with the password first, then bring in the workbook inside.',
  })
}

/** An archive, or the cells that a part describes, larger than any workbook a person made. */
export function tooMuch(name: string): Failure {
  return new Failure({
    code: 'unreadable-file',
    message: `${name} unpacks to far more than a workbook holds. Nothing was brought in.`,
    hint: `Make sure you trust where it comes from. ${calledBy(name).program} can save its sheet as CSV UTF-8.`,
  })
}
