import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'
import { Database } from './database.ts'

/**
 * The right to make one file, for one maker at a time in this process and all others: two that write to the same place
 * would put each other's halves there. The lock is the operating system's, on an empty file beside it, so it dies with
 * the process; the file itself cannot carry it, because its lock ends before it is on disk and has its name.
 */
export class Claim {
  readonly #db: Database

  /**
   * `path`: of the file to be made.
   * @throws Failure `locked` when it is being made already, `read-only`, `disk-full`
   */
  constructor(path: string) {
    this.#db = new Database(`${path}.part-lock`, 0)
    try {
      this.#db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    } catch (error) {
      this.#db.close()
      if (error instanceof Failure && error.data.code === 'locked') throw beingMade(path, error)
      rmSync(this.#db.path, { force: true })
      throw error
    }
  }

  get isHeld(): boolean {
    return this.#db.isOpen
  }

  /** A no-op the second time. */
  release(): void {
    if (!this.#db.isOpen) return
    // Removed before others can take it: a lock on a file without a name would stop nobody.
    if (process.platform !== 'win32') rmSync(this.#db.path, { force: true })
    this.#db.close()
    if (process.platform === 'win32') rmSync(this.#db.path, { force: true })
  }
}

function beingMade(path: string, cause: unknown): Failure {
  const message = `${basename(path)} is just being made by another import.`
  return new Failure({ code: 'locked', message, hint: 'Wait for it, or choose another name.' }, { cause })
}
