import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { RULES_VERSION } from '../../../shared/domain/checks/version.ts'
import type { ColumnId, Role } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Split } from '../../../shared/domain/row.ts'
import { Claim } from './claim.ts'
import { Columns } from '../columns.ts'
import { Database } from './database.ts'
import { diskFull, isDiskFull } from './diskFull.ts'
import { logOf } from './log.ts'
import { setupOf } from '../meta.ts'
import { migrate } from '../migrations/migrate.ts'
import { GAP } from '../changes/positions.ts'
import { APPLICATION_ID } from './projectFile.ts'
import type { BulkWriter, NewProject } from '../records.ts'
import { toStoredText } from '../changes/record.ts'
import { defineSplitWords } from '../changes/splitColumn.ts'
import { uncounted } from '../state.ts'

/** Without a journal on disk and without waiting for the disk: the file is thrown away when anything goes wrong. */
const FAST = `PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA application_id = ${APPLICATION_ID}`

/** Gives rows their places: those after the first id, up to the second. */
const PLACE = `INSERT INTO rows (id, position, split, stamp, gone)
  WITH RECURSIVE ids (id) AS (SELECT ?1 + 1 WHERE ?2 > ?1 UNION ALL SELECT id + 1 FROM ids WHERE id < ?2)
  SELECT id, id * ${GAP}, 0, 1, 0 FROM ids`

/**
 * A project file in the making. Everything goes to `<path>.part`, which gets its name only when it is whole and on disk;
 * until then there is no project, and after `abandon` nothing is left. `open`: reads
 * the file when it is finished.
 * @throws Failure `wrong-input` when the file is already there, `locked` when it is being made, `disk-full`, `read-only`
 */
export class BulkFile<Made> implements BulkWriter {
  readonly #path: string
  readonly #open: () => Made
  readonly #part: string
  readonly #claim: Claim
  readonly #db: Database
  #columns: readonly ColumnId[] = []
  #insert = ''
  /** Ids of the rows held back. */
  readonly #held: number[] = []
  readonly #values: (string | number | null)[] = []
  #rows = 0
  #state: 'open' | 'committed' | 'flushed' | 'closed' = 'open'

  constructor(path: string, made: NewProject, open: () => Made) {
    refuseExisting(path)
    this.#path = path
    this.#open = open
    this.#part = `${path}.part`
    this.#claim = new Claim(path)
    removeAll(this.#part)
    this.#db = this.#guard(() => new Database(this.#part, 0))
    this.#guard(() => {
      this.#begin(made)
    })
  }

  #begin(made: NewProject): void {
    const db = this.#db
    db.exec(FAST)
    migrate(db)
    defineSplitWords(db)
    db.exec('BEGIN')
    const now = Date.now()
    const setup = JSON.stringify(setupOf(made.setup))
    db.run(
      'INSERT INTO project (one, id, name, created_at, setup) VALUES (1, ?, ?, ?, ?)',
      randomUUID(),
      made.name,
      now,
      setup,
    )
    db.run('INSERT INTO state VALUES (1, 0, ?, 1, 1, 1, 0, ?, ?)', now, JSON.stringify(uncounted(0, 0)), RULES_VERSION)
    new Columns(db).addFirst(made.columns)
    this.#useColumns()
  }

  #useColumns(): void {
    this.#columns = new Columns(this.#db).list().map((column) => column.id)
    const names = this.#columns.map((id) => `, ${id}`).join('')
    this.#insert = `INSERT INTO cells (id${names}) VALUES (?${', ?'.repeat(this.#columns.length)})`
    this.#values.length = 0
  }

  get columns(): readonly ColumnId[] {
    return this.#columns
  }

  addColumn(column: { readonly name: string; readonly role: Role }): ColumnId {
    this.#guard(() => {
      const columns = new Columns(this.#db)
      columns.show(columns.add(column.name, column.role), true)
      this.#useColumns()
    })
    return this.#columns.at(-1) ?? 'c1'
  }

  get rows(): number {
    return this.#rows
  }

  append(records: readonly (readonly string[])[], splits: readonly Split[] = []): void {
    this.#guard(() => {
      const before = this.#rows
      records.forEach((record, index) => {
        this.#appendOne(record)
        if (splits[index] === 'validation') this.#held.push(this.#rows)
      })
      // With each batch and not all at the end, which would be seconds without an answer.
      this.#db.run(PLACE, before, this.#rows)
      this.#db.run('INSERT INTO stale SELECT id FROM rows WHERE id > ? ORDER BY id', before)
    })
  }

  #appendOne(record: readonly string[]): void {
    const count = this.#columns.length
    if (record.length > count) throw new RangeError(`A record of ${record.length} cells for ${count} columns`)
    const values = this.#values
    values[0] = this.#rows + 1
    for (let index = 0; index < count; index++) values[index + 1] = toStoredText(record[index])
    this.#db.run(this.#insert, ...values)
    this.#rows += 1
  }

  /** Nothing can be appended afterwards. */
  commit(): void {
    if (this.#state !== 'open') return
    this.#guard(() => {
      const db = this.#db
      const totals = JSON.stringify(uncounted(this.#rows, this.#holdBack()))
      db.run('UPDATE state SET next_row = ?, totals = ?', this.#rows + 1, totals)
      db.exec('COMMIT')
    })
    this.#state = 'committed'
  }

  /** A split column says more than what came with the rows. Answers how many are held back. */
  #holdBack(): number {
    this.#db.run('UPDATE rows SET split = 1 WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(this.#held))
    const cells = new Columns(this.#db).list().flatMap(({ id, role }) => (role === 'split' ? [id] : []))
    if (cells.length > 0) {
      for (const [split, says] of ['says_train', 'says_validation'].entries()) {
        this.#db.run(
          `UPDATE rows SET split = ? WHERE id IN (SELECT id FROM cells WHERE ${says}(${cells.join(', ')}))`,
          split,
        )
      }
    }
    return this.#db.number('SELECT count(*) FROM rows WHERE split = 1')
  }

  /** Brings all of it to the disk without holding up the rest of the program; `finish` is quick then. */
  async settle(): Promise<void> {
    this.commit()
    this.#db.close()
    const file = await open(this.#part, 'r+')
    try {
      await file.sync()
    } catch (error) {
      throw isDiskFull(error) ? diskFull(this.#path, error) : error
    } finally {
      await file.close()
    }
    this.#state = 'flushed'
  }

  /** The file is whole, on disk and has its name: it is opened. */
  finish(): Made {
    this.commit()
    this.#guard(() => {
      this.#db.close()
      if (this.#state !== 'flushed') flush(this.#part)
      this.#state = 'closed'
      refuseExisting(this.#path)
      renameSync(this.#part, this.#path)
    })
    this.#claim.release()
    flushFolder(dirname(this.#path))
    return this.#open()
  }

  /** Leaves nothing behind; after `finish` it does nothing. */
  abandon(): void {
    this.#db.close()
    this.#state = 'closed'
    this.#clear()
  }

  /** Once only: after that the place may be another maker's. */
  #clear(): void {
    if (!this.#claim.isHeld) return
    removeAll(this.#part)
    this.#claim.release()
  }

  /** A failure ends the making of the file. */
  #guard<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      // The first guarded act makes the database: it may not be there yet.
      ;(this.#db as Database | undefined)?.close()
      this.#clear()
      throw isDiskFull(error) ? diskFull(this.#path, error) : error
    }
  }
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) {
    refuseLog(path)
    return
  }
  throw new Failure({
    code: 'wrong-input',
    message: `${basename(path)} is already there.`,
    hint: 'Choose another name.',
  })
}

/** A log without its file belongs to a project that was moved while it was open: SQLite would read it into the new one. */
function refuseLog(path: string): void {
  if (!existsSync(logOf(path))) return
  throw new Failure({
    code: 'wrong-input',
    message: `${basename(logOf(path))} holds the last edits of a project that was moved away from there.`,
    hint: 'Move that project back and open it, or choose another name.',
  })
}

function removeAll(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** So that the new name survives a loss of power. Windows cannot open a folder, and needs no flush of it. */
function flushFolder(path: string): void {
  if (process.platform !== 'win32') {
    const folder = openSync(path, 'r')
    fsyncSync(folder)
    closeSync(folder)
  }
}
