import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type NetworkState, Preferences, type SentEntry } from '../../shared/contract/app.ts'
import type { RecentProject } from '../../shared/contract/project.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { Database, int, text } from './file/database.ts'
import { migrate } from './migrations/migrate.ts'
import { damagedFailure } from './file/sqlFailure.ts'

/** Frozen steps, as for project files. */
const STEPS = [
  `CREATE TABLE recents (id TEXT PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, opened_at INTEGER NOT NULL,
     rows INTEGER NOT NULL, errors INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE preferences (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;
   CREATE TABLE sent (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, host TEXT NOT NULL, what TEXT NOT NULL,
     bytes INTEGER NOT NULL, data INTEGER NOT NULL, outcome TEXT NOT NULL) STRICT;
   CREATE INDEX sent_data ON sent (data, id);`,
  `CREATE TABLE submissions (submission TEXT PRIMARY KEY, sha256 TEXT NOT NULL, provider TEXT NOT NULL,
     path TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
]

const NO_PREFERENCES: Preferences = {
  theme: 'system',
  budgetMicroUsd: null,
  uses: {},
  rowHeight: 'comfortable',
  panel: true,
  panelWidth: 344,
  panelView: 'chat',
}

/** The welcome page's list, and how far back the record of what was sent is shown. */
const MAX_RECENTS = 50
const MAX_SENT = 1000

/** The desktop and the command line may write at the same time: one waits for the other. */
const WAIT_MS = 3000

export type Recent = RecentProject & { readonly path: string }

/** A training that was sent from the project at `path`, and of which it is not settled whether there is a job. */
export type OpenSubmission = {
  readonly submission: string
  /** Of the training file. */
  readonly sha256: string
  readonly provider: string
  readonly path: string
}

/** What the app remembers between runs: recent projects, preferences, the record of everything sent. Never keys or rows. */
export class AppState implements Disposable {
  /** Where a damaged file was put when the app started afresh; null: all was well. */
  readonly movedAside: string | null
  readonly #db: Database

  private constructor(db: Database, movedAside: string | null) {
    this.#db = db
    this.movedAside = movedAside
  }

  /** Opens `app.db`, or makes it. A damaged one is moved aside, so that the app always starts. */
  static open(dir: string): AppState {
    mkdirSync(dir, { recursive: true })
    const path = join(dir, 'app.db')
    try {
      return new AppState(openAppFile(path), null)
    } catch (error) {
      if (!(error instanceof Failure) || !['corrupt-project', 'project-too-new'].includes(error.data.code)) throw error
      const aside = moveAside(path)
      return new AppState(openAppFile(path), aside)
    }
  }

  /** Newest first; `exists` is looked up now. */
  recents(): Recent[] {
    return this.#db.all('SELECT * FROM recents ORDER BY opened_at DESC LIMIT ?', MAX_RECENTS).map((row) => ({
      id: text(row, 'id'),
      path: text(row, 'path'),
      name: text(row, 'name'),
      openedAt: int(row, 'opened_at'),
      rows: int(row, 'rows'),
      errors: int(row, 'errors'),
      exists: existsSync(text(row, 'path')),
    }))
  }

  /** Where a project was last seen. */
  pathOf(id: string): string | null {
    const row = this.#db.get('SELECT path FROM recents WHERE id = ?', id)
    return row ? text(row, 'path') : null
  }

  remember(entry: Omit<Recent, 'exists'>): void {
    const { id, path, name, openedAt, rows, errors } = entry
    this.#db.transaction(() => {
      // Another project now lies where this one did.
      this.#db.run('DELETE FROM recents WHERE path = ? OR id = ?', path, id)
      this.#db.run('INSERT INTO recents VALUES (?, ?, ?, ?, ?, ?)', id, path, name, openedAt, rows, errors)
    })
  }

  /** Takes a project off the list; the file stays. */
  forget(id: string): void {
    this.#db.run('DELETE FROM recents WHERE id = ?', id)
  }

  preferences(): Preferences {
    const row = this.#db.get('SELECT json FROM preferences')
    return { ...NO_PREFERENCES, ...(row ? Preferences.partial().parse(JSON.parse(text(row, 'json'))) : {}) }
  }

  setPreferences(change: Partial<Preferences>): Preferences {
    const preferences = Preferences.parse({ ...this.preferences(), ...change })
    this.#db.run('INSERT OR REPLACE INTO preferences VALUES (1, ?)', JSON.stringify(preferences))
    return preferences
  }

  /** On disk when it returns: written before the answer of the network is used. */
  addSent({ at, host, what, bytes, data, outcome }: SentEntry): void {
    this.#db.run(
      'INSERT INTO sent (at, host, what, bytes, data, outcome) VALUES (?, ?, ?, ?, ?, ?)',
      ...[at, host, what, bytes, data ? 1 : 0, outcome],
    )
  }

  /** Newest first, the last thousand. */
  sent(): SentEntry[] {
    return this.#db.all('SELECT * FROM sent ORDER BY id DESC LIMIT ?', MAX_SENT).map((row) => ({
      at: int(row, 'at'),
      host: text(row, 'host'),
      what: text(row, 'what'),
      bytes: int(row, 'bytes'),
      data: int(row, 'data') === 1,
      outcome: text(row, 'outcome'),
    }))
  }

  /** Rows sent weigh more than questions asked, however long ago. */
  network(): NetworkState {
    const last = this.#db.get('SELECT host, data FROM sent ORDER BY data DESC, id DESC LIMIT 1')
    if (!last) return { state: 'offline', host: null }
    return { state: int(last, 'data') === 1 ? 'sent' : 'asked', host: text(last, 'host') }
  }

  /** On disk when it returns: written before anything is sent. */
  addSubmission({ submission, sha256, provider, path }: OpenSubmission): void {
    this.#db.run('INSERT OR REPLACE INTO submissions VALUES (?, ?, ?, ?)', submission, sha256, provider, path)
  }

  /** Those of the same training file at the same provider. */
  submissionsOf(sha256: string, provider: string): OpenSubmission[] {
    const found = this.#db.all('SELECT * FROM submissions WHERE sha256 = ? AND provider = ?', sha256, provider)
    return found.map((row) => ({ submission: text(row, 'submission'), sha256, provider, path: text(row, 'path') }))
  }

  /** It is settled whether there is a job. */
  removeSubmission(submission: string): void {
    this.#db.run('DELETE FROM submissions WHERE submission = ?', submission)
  }

  close(): void {
    this.#db.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }
}

function openAppFile(path: string): Database {
  const db = new Database(path, WAIT_MS)
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    if (db.number('PRAGMA user_version') > STEPS.length) throw damagedFailure(path)
    if (db.get('PRAGMA quick_check(1)')?.['quick_check'] !== 'ok') throw damagedFailure(path)
    migrate(db, STEPS)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** `app.db.damaged`, `app.db.damaged-2` …: nothing is overwritten. */
function moveAside(path: string): string {
  let aside = `${path}.damaged`
  for (let count = 2; existsSync(aside); count++) aside = `${path}.damaged-${count}`
  renameSync(path, aside)
  for (const end of ['-wal', '-shm']) if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`)
  return aside
}
