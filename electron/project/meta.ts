import { z } from 'zod'
import { DEFAULT_SETUP, Setup } from '../../shared/domain/setup.ts'
import { type Database, text } from './file/database.ts'
import type { NewProject } from './records.ts'
import { stored } from './file/stored.ts'

/** A project's decisions, complete. */
export function setupOf(made: NewProject['setup']): Setup {
  return Setup.parse({ ...DEFAULT_SETUP, ...made })
}

/** Name and setup: read once, written through. */
export class Meta {
  readonly #db: Database
  #id = ''
  #name = ''
  #setup: Setup = DEFAULT_SETUP

  constructor(db: Database) {
    this.#db = db
    this.reload()
  }

  reload(): void {
    const row = this.#db.get('SELECT id, name, setup FROM project')
    if (!row) throw new TypeError('A project file without its name')
    this.#id = z.uuid().parse(row['id'])
    this.#name = text(row, 'name')
    this.#setup = stored(this.#db, Setup, text(row, 'setup'))
  }

  get id(): string {
    return this.#id
  }

  get name(): string {
    return this.#name
  }

  get setup(): Setup {
    return this.#setup
  }

  /** Gives a copy an id of its own; `revision`: up to which it is what it was copied from. */
  becomeOwn(id: string, revision: number): void {
    this.#db.transaction(() => {
      this.#db.run('INSERT OR REPLACE INTO former_ids (id, revision) VALUES (?, ?)', this.#id, revision)
      this.#db.run('UPDATE project SET id = ?', id)
    })
    this.#id = id
  }

  /** Whether this is the project of an id, or was it at a revision. */
  was(id: string, revision: number): boolean {
    if (id === this.#id) return true
    return this.#db.get('SELECT 1 FROM former_ids WHERE id = ? AND revision >= ?', id, revision) !== undefined
  }

  /** Not part of the history: a name says nothing about the data. */
  rename(name: string): void {
    this.#db.run('UPDATE project SET name = ?', name)
    this.#name = name
  }

  decide(part: Partial<Setup>): void {
    const setup = Setup.parse({ ...this.#setup, ...part })
    this.#db.run('UPDATE project SET setup = ?', JSON.stringify(setup))
    this.#setup = setup
  }
}
