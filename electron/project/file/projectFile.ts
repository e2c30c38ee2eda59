import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'
import { Database } from './database.ts'
import { migrate, TABLES, VERSION } from '../migrations/migrate.ts'
import { damagedFailure, lockedFailure, readOnlyFailure } from './sqlFailure.ts'

/** "TuSh", stands in every project file's header and tells it from other SQLite files. */
export const APPLICATION_ID = 0x54755368

/** Files up to this size are read through on opening; beyond it damage shows when the damaged part is read. */
const CHECKED_BYTES = 32 * 1024 * 1024

/**
 * Files this process has open. On POSIX, closing any second handle of a file drops the locks of the first one, so a
 * second opening must be refused before the file is touched.
 */
const open = new Map<string, Database>()

/**
 * Opens a project file, alone: the lock is the operating system's, so it dies with the process. Newer files, files of
 * other programs and damaged ones are refused and left exactly as they are.
 * @throws Failure `not-found`, `corrupt-project`, `project-too-new`, `locked`, `read-only`
 */
export function openProjectFile(path: string): Database {
  const real = realPath(path)
  if (open.has(real)) throw lockedFailure(path)
  const db = new Database(path, 500)
  try {
    prepare(db, statSync(path).size)
  } catch (error) {
    db.close()
    throw error
  }
  open.set(real, db)
  return db
}

/** Closes a file opened by `openProjectFile`; a no-op the second time. */
export function closeProjectFile(db: Database): void {
  db.close()
  for (const [real, one] of open) if (one === db) open.delete(real)
}

function realPath(path: string): string {
  const name = basename(path)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) {
    throw new Failure({
      code: 'not-found',
      message: `${name} is not there any more.`,
      hint: 'Look for it where it was moved to, and open it there.',
    })
  }
  if (!stats.isFile()) {
    throw new Failure({
      code: 'corrupt-project',
      message: `${name} is a folder, not a Tunesheet project.`,
      hint: 'Choose a .tunesheet file.',
    })
  }
  try {
    // SQLite needs the folder too: the write-ahead log lies beside the file.
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
  } catch {
    throw readOnlyFailure(path)
  }
  return realpathSync(path)
}

function prepare(db: Database, bytes: number): void {
  // Before the first read: from then on the lock is kept. Nothing is written until the file is known to be ours.
  db.exec('PRAGMA locking_mode = EXCLUSIVE')
  if (db.number('PRAGMA application_id') !== APPLICATION_ID) throw damagedFailure(db.path)
  const version = db.number('PRAGMA user_version')
  if (version > VERSION) {
    const message = `${basename(db.path)} was made by a newer version of Tunesheet.`
    throw new Failure({
      code: 'project-too-new',
      message,
      hint: 'Update Tunesheet, then open it again. The file was left as it is.',
    })
  }
  // A project has neither: they would do, or show, something else than what is asked for.
  if (db.get(`SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')`)) throw damagedFailure(db.path)
  if (bytes <= CHECKED_BYTES && db.get('PRAGMA quick_check(1)')?.['quick_check'] !== 'ok') throw damagedFailure(db.path)
  db.keepLog()
  migrate(db)
  const tables = `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (SELECT value FROM json_each(?))`
  if (db.number(tables, JSON.stringify(TABLES)) !== TABLES.length) throw damagedFailure(db.path)
  // Takes the exclusive lock even when there was nothing to migrate.
  db.transaction(() => undefined)
  db.exec(
    `CREATE TEMP TABLE touched (row INTEGER PRIMARY KEY, text INTEGER);
    CREATE TEMP TABLE forgotten (row INTEGER PRIMARY KEY); CREATE TEMP TABLE heads (fingerprint INTEGER PRIMARY KEY);
    CREATE TEMP TABLE gathered (fingerprint INTEGER, row INTEGER, PRIMARY KEY (fingerprint, row)) WITHOUT ROWID`,
  )
}
