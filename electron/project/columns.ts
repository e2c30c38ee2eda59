import { type Column, type ColumnId, MOST_COLUMNS, Role } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { arranged } from './changes/columnOrder.ts'
import { type Database, int, type SqlRow, text } from './file/database.ts'

const MAX_NAME = 500

export type Layout = {
  readonly width?: number | undefined
  readonly hidden?: boolean | undefined
  readonly frozen?: boolean | undefined
}

type Heading = { readonly name: string; readonly role: Role }

const DEFAULT_WIDTH: Readonly<Record<Role, number>> = {
  system: 220,
  prompt: 320,
  completion: 420,
  preferred: 380,
  rejected: 380,
  messages: 520,
  tools: 220,
  split: 110,
  weight: 90,
  raw: 520,
  note: 120,
}

/** `c12` as it stands in the file: 12. */
export function numberOf(id: ColumnId): number {
  return Number(id.slice(1))
}

/**
 * The columns of the sheet, in order. A deleted column is only marked as gone: its SQL column and texts stay, so undoing
 * costs nothing, and no id is ever used twice.
 */
export class Columns {
  readonly #db: Database
  #shown: readonly Column[] = []

  constructor(db: Database) {
    this.#db = db
    this.reload()
  }

  reload(): void {
    this.#shown = this.#db.all('SELECT * FROM columns WHERE gone = 0 ORDER BY position').map(toColumn)
  }

  list(): readonly Column[] {
    return this.#shown
  }

  find(id: ColumnId): Column | undefined {
    return this.#shown.find((column) => column.id === id)
  }

  /** The SQL names of the text columns, each after a comma: `, c.c1, c.c2`. */
  selected(): string {
    return this.#shown.map((column) => `, c.${column.id}`).join('')
  }

  /** Adds a column, gone at first. `after`: the column to its left; null: first; absent: last. */
  add(name: string, role: Role, after?: ColumnId | null): number {
    const number = this.#db.number('SELECT max(number) FROM columns') + 1
    refuseTooMany(number)
    this.#insert(number, { name, role }, { position: this.#makeRoom(after), gone: 1 })
    this.#db.exec(`ALTER TABLE cells ADD COLUMN c${number} TEXT`)
    return number
  }

  /**
   * The columns of a new project, which has no rows yet: one table at once, as altering one 900 times takes seconds. Not
   * a STRICT one, see migrations/006.ts.
   */
  addFirst(columns: readonly Heading[]): void {
    refuseTooMany(columns.length)
    columns.forEach((heading, index) => {
      this.#insert(index + 1, heading, { position: index + 1, gone: 0 })
    })
    const texts = columns.map((_, index) => `, c${index + 1} TEXT`).join('')
    this.#db.exec(`DROP TABLE cells; CREATE TABLE cells (id INTEGER PRIMARY KEY${texts})`)
    this.reload()
  }

  #insert(number: number, { name, role }: Heading, { position, gone }: { position: number; gone: 0 | 1 }): void {
    this.#db.run(
      'INSERT INTO columns (number, name, role, width, hidden, position, gone) VALUES (?, ?, ?, ?, 0, ?, ?)',
      ...[number, name.slice(0, MAX_NAME), role, DEFAULT_WIDTH[role], position, gone],
    )
  }

  #makeRoom(after: ColumnId | null | undefined): number {
    if (after === undefined) return this.#db.number('SELECT max(position) FROM columns') + 1
    const left = after === null ? 0 : this.#db.number('SELECT position FROM columns WHERE number = ?', numberOf(after))
    this.#db.run('UPDATE columns SET position = position + 1 WHERE position > ?', left)
    return left + 1
  }

  show(number: number, shown: boolean): void {
    this.#db.run('UPDATE columns SET gone = ? WHERE number = ?', shown ? 0 : 1, number)
    this.reload()
  }

  update(number: number, change: Heading): void {
    this.#db.run('UPDATE columns SET name = ?, role = ? WHERE number = ?', change.name, change.role, number)
    this.reload()
  }

  /** The numbers of all columns in order, deleted ones included. */
  order(): number[] {
    return this.#db.all('SELECT number FROM columns ORDER BY position').map((row) => int(row, 'number'))
  }

  /** Puts the columns of a recorded order as they were then. */
  arrange(recorded: readonly number[]): void {
    const now = this.order()
    const order = arranged(now, recorded)
    if (order.every((number, index) => number === now[index])) return
    order.forEach((number, index) => {
      this.#db.run('UPDATE columns SET position = ? WHERE number = ?', index + 1, number)
    })
    this.reload()
  }

  /** To the right of another column; null: first. */
  move(number: number, left: number | null): void {
    const position = this.#makeRoom(left === null ? null : `c${left}`)
    this.#db.run('UPDATE columns SET position = ? WHERE number = ?', position, number)
    this.reload()
  }

  /** Width in pixels, visibility and whether it stays in sight: how it looks, not what it is. */
  layout(id: ColumnId, change: Layout): void {
    const column = this.find(id)
    if (!column) throw new Failure({ code: 'unknown-column', message: `This sheet has no column ${id} any more.` })
    const { width = column.width, hidden = column.hidden, frozen = column.frozen } = change
    this.#db.run(
      'UPDATE columns SET width = ?, hidden = ?, frozen = ? WHERE number = ?',
      ...[width, hidden ? 1 : 0, frozen ? 1 : 0, numberOf(id)],
    )
    this.reload()
  }
}

function refuseTooMany(count: number): void {
  if (count <= MOST_COLUMNS) return
  throw new Failure({
    code: 'wrong-input',
    message: `A project holds at most ${MOST_COLUMNS} columns, deleted ones included.`,
    hint: 'Leave out columns that are not needed.',
  })
}

function toColumn(row: SqlRow): Column {
  return {
    id: `c${int(row, 'number')}`,
    name: text(row, 'name'),
    role: Role.parse(row['role']),
    width: int(row, 'width'),
    hidden: int(row, 'hidden') === 1,
    frozen: int(row, 'frozen') === 1,
  }
}
