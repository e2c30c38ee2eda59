import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'

const PAGE_BYTES = 64 * 1024
/** As many texts stay in memory as an ordinary workbook has; the rest goes to a file. */
const KEPT_BYTES = 64 * 1024 * 1024
/** Pages read back: 16 MB. Cells mostly follow the order of the texts. */
const MOST_CACHED = 256

type Page = { readonly at: number; readonly length: number; readonly kept: Buffer | null }

/**
 * Very many texts by number, as UTF-8 in pages, so that a workbook of a million rows fits into little memory: beyond
 * 64 MB they lie in a temporary file, which is gone after `close`.
 */
export class TextStore {
  readonly #pages: Page[] = []
  readonly #cache = new Map<number, Buffer>()
  /** Per text: its page, and where it begins in it. Grown by doubling. */
  #pageOf = new Uint32Array(1024)
  #startOf = new Uint32Array(1024)
  #open: Buffer[] = []
  #openBytes = 0
  #bytes = 0
  #spill: { readonly folder: string; readonly file: number; length: number } | null = null
  length = 0

  add(text: string): void {
    const bytes = Buffer.from(text)
    if (this.#openBytes > 0 && this.#openBytes + bytes.length > PAGE_BYTES) this.#finishPage()
    if (this.length === this.#pageOf.length) this.#grow()
    this.#pageOf[this.length] = this.#pages.length
    this.#startOf[this.length] = this.#openBytes
    this.#open.push(bytes)
    this.#openBytes += bytes.length
    this.length += 1
  }

  /** The text with a number below `length`. */
  get(index: number): string {
    const page = this.#pageOf[index] ?? 0
    const start = this.#startOf[index] ?? 0
    const last = index + 1 >= this.length || this.#pageOf[index + 1] !== page
    const bytes = this.#page(page)
    return bytes.toString('utf8', start, last ? bytes.length : this.#startOf[index + 1])
  }

  close(): void {
    if (!this.#spill) return
    closeSync(this.#spill.file)
    rmSync(this.#spill.folder, { recursive: true, force: true })
    this.#spill = null
  }

  #page(at: number): Buffer {
    const page = this.#pages[at]
    if (!page) {
      if (this.#open.length > 1) this.#open = [Buffer.concat(this.#open)]
      return this.#open[0] ?? Buffer.alloc(0)
    }
    if (page.kept) return page.kept
    const known = this.#cache.get(at)
    this.#cache.delete(at)
    const bytes = known ?? this.#readBack(page)
    this.#cache.set(at, bytes)
    const [oldest] = this.#cache.keys()
    if (this.#cache.size > MOST_CACHED && oldest !== undefined) this.#cache.delete(oldest)
    return bytes
  }

  #readBack(page: Page): Buffer {
    const bytes = Buffer.alloc(page.length)
    if (this.#spill) readSync(this.#spill.file, bytes, 0, page.length, page.at)
    return bytes
  }

  #finishPage(): void {
    const bytes = Buffer.concat(this.#open)
    this.#open = []
    this.#openBytes = 0
    this.#bytes += bytes.length
    if (this.#bytes <= KEPT_BYTES) {
      this.#pages.push({ at: 0, length: bytes.length, kept: bytes })
      return
    }
    try {
      this.#spill ??= openSpill()
      for (let done = 0; done < bytes.length;) done += writeSync(this.#spill.file, bytes, done)
    } catch (error) {
      throw noRoom(error)
    }
    this.#pages.push({ at: this.#spill.length, length: bytes.length, kept: null })
    this.#spill.length += bytes.length
  }

  #grow(): void {
    const [pages, starts] = [this.#pageOf, this.#startOf]
    this.#pageOf = new Uint32Array(pages.length * 2)
    this.#startOf = new Uint32Array(starts.length * 2)
    this.#pageOf.set(pages)
    this.#startOf.set(starts)
  }
}

function noRoom(cause: unknown): Failure {
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
  return new Failure(
    {
      code: full ? 'disk-full' : 'read-only',
      message: `The folder for temporary files, ${tmpdir()}, ${full ? 'is full' : 'cannot be used'}. Nothing was brought in.`,
      hint: full ? 'Free some space and try again.' : 'Name another one in TMPDIR, on Windows in TEMP.',
    },
    { cause },
  )
}

/** Named so that the next run of a door clears it away where this process is killed. */
function openSpill(): { folder: string; file: number; length: number } {
  const folder = mkdtempSync(join(tmpdir(), `tunesheet-texts-${process.pid}-`))
  return { folder, file: openSync(join(folder, 'texts'), 'wx+', 0o600), length: 0 }
}
