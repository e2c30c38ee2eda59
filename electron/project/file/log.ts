import { existsSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'

/** The log is written back into the file at every so many pages of 4 KB. */
const PAGES = 2000
/** Milliseconds after a long act, in which the window asks for what it shows. */
const WRITE_BACK_MS = 300

/**
 * The log beside an SQLite file, into which everything is written first: a crash loses nothing that was committed. It is
 * found by the file's name, so what is written once another file, or none, has that name stays in a log that nobody finds.
 */
export class Log {
  readonly #path: string
  readonly #db: DatabaseSync
  #writeBack: NodeJS.Timeout | null = null
  /** The number by which the disk knows the file that must stay where it is; null: no log is kept. */
  #inode: bigint | null = null

  constructor(path: string, db: DatabaseSync) {
    this.#path = path
    this.#db = db
  }

  /** Keeps a log from now on. It is cut to 64 MB after something huge. Throws as SQLite does. */
  keep(): void {
    this.#inode = inodeOf(this.#path)
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${PAGES}; PRAGMA journal_size_limit = 67108864`)
  }

  /** Whether the file is still the one that has its name. */
  get isInPlace(): boolean {
    return this.#inode === null || inodeOf(this.#path) === this.#inode
  }

  /**
   * Puts all that is in the log into the file, wherever it is; by itself SQLite lets it be when the file was moved.
   * False: it could not, as on a full disk, and the log still holds it.
   */
  empty(): boolean {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return true
    } catch {
      return false
    }
  }

  /**
   * Has the system write to the disk, in a thread of its own, what a long act has put into the log so far: committing
   * waits for all of it, and the process with it. It is no more than a start: it is the commit that makes sure.
   */
  async writeOut(): Promise<void> {
    try {
      await using log = await open(logOf(this.#path), 'r+')
      await log.datasync()
    } catch {
      // Then the commit takes longer, and tells what is wrong.
    }
  }

  /** The next commit does not write the log back: of a long act that takes about as long again, and can wait. */
  putOff(): void {
    this.#db.exec('PRAGMA wal_autocheckpoint = 0')
  }

  /** Writes back what was put off, unless somebody writes again by then. */
  writeBackSoon(isFree: () => boolean): void {
    if (this.#writeBack) clearTimeout(this.#writeBack)
    this.#writeBack = setTimeout(() => {
      if (!this.#db.isOpen || !isFree()) return
      try {
        this.#db.exec(`PRAGMA wal_autocheckpoint = ${PAGES}; PRAGMA wal_checkpoint(PASSIVE)`)
      } catch {
        // Nothing is lost: it stays in the log, and the next commit or closing tries again.
      }
    }, WRITE_BACK_MS).unref()
  }

  /** Closes the database, with nothing left in the log as far as the disk lets it. */
  close(): void {
    if (this.#writeBack) clearTimeout(this.#writeBack)
    const isLeft = !this.isInPlace && this.empty()
    this.#db.close()
    // Where another file has the name by now, an empty log does it no harm, and may be its own.
    if (isLeft && !existsSync(this.#path)) rmSync(logOf(this.#path), { force: true })
  }
}

/** Where SQLite keeps what is not yet written into a file that keeps a log. */
export function logOf(path: string): string {
  return `${path}-wal`
}

/** Null: no file has this name, or nobody can tell. */
function inodeOf(path: string): bigint | null {
  try {
    return statSync(path, { bigint: true }).ino
  } catch {
    return null
  }
}
