import type { ColumnChange, Comparison } from '../../../shared/contract/versions.ts'
import { Role } from '../../../shared/domain/column.ts'
import { Setup } from '../../../shared/domain/setup.ts'
import { arranged, movedTo } from '../changes/columnOrder.ts'
import { type Database, int, text } from '../file/database.ts'
import type { Direction, Step } from '../changes/steps.ts'

type Heading = { readonly name: string; readonly role: Role; readonly shown: boolean }

/** Everything of a sheet but its rows, at some point of the history. `order`: column numbers, deleted ones included. */
export type Shape = {
  readonly order: readonly number[]
  readonly columns: ReadonlyMap<number, Heading>
  readonly setup: Setup
}

/** As it is now. */
export function shapeNow(db: Database, setup: Setup): Shape {
  const rows = db.all('SELECT number, name, role, gone FROM columns ORDER BY position')
  return {
    order: rows.map((row) => int(row, 'number')),
    columns: new Map(
      rows.map((row) => {
        const heading = { name: text(row, 'name'), role: Role.parse(row['role']), shown: int(row, 'gone') === 0 }
        return [int(row, 'number'), heading]
      }),
    ),
    setup,
  }
}

/** What one step makes of a shape. */
export function after(shape: Shape, step: Step, direction: Direction): Shape {
  const forward = direction === 'forward'
  if (step.type === 'setup') {
    return { ...shape, setup: Setup.parse({ ...shape.setup, ...(forward ? step.after : step.before) }) }
  }
  if (!('column' in step)) return shape
  switch (step.type) {
    case 'addColumn': {
      const shown = withHeading(shape, step.column, { shown: forward })
      return forward && step.order ? { ...shown, order: arranged(shown.order, step.order) } : shown
    }
    case 'deleteColumn':
      return withHeading(shape, step.column, { shown: !forward })
    case 'updateColumn':
      return withHeading(shape, step.column, forward ? step.after : step.before)
    case 'moveColumn':
      return { ...shape, order: orderAfter(shape.order, step, forward) }
  }
}

function orderAfter(order: readonly number[], step: Extract<Step, { type: 'moveColumn' }>, forward: boolean): number[] {
  if (step.orders) return arranged(order, forward ? step.orders.after : step.orders.before)
  return movedTo(order, step.column, forward ? step.after : step.before)
}

function withHeading(shape: Shape, number: number, change: Partial<Heading>): Shape {
  const old = shape.columns.get(number)
  if (!old) throw new TypeError(`The history speaks of column ${number}, which never was`)
  return { ...shape, columns: new Map(shape.columns).set(number, { ...old, ...change }) }
}

/** The columns on show, in order. */
export function shownIn({ order, columns }: Shape): number[] {
  return order.filter((number) => columns.get(number)?.shown)
}

/** Columns that both shapes show, in the order of the second. */
export function commonTo(from: Shape, to: Shape): number[] {
  return shownIn(to).filter((number) => from.columns.get(number)?.shown)
}

/** What differs between two shapes. */
export function compareShapes(from: Shape, to: Shape): Pick<Comparison, 'columns' | 'columnsMoved' | 'setup'> {
  const common = commonTo(from, to)
  const inFirst = shownIn(from).filter((number) => common.includes(number))
  const changes = [...shownIn(from).filter((number) => !common.includes(number)), ...shownIn(to)].flatMap((number) =>
    columnChanges(from.columns.get(number), to.columns.get(number)),
  )
  const keys = Setup.keyof().options.filter((key) => from.setup[key] !== to.setup[key])
  return {
    columns: changes,
    columnsMoved: common.some((number, index) => number !== inFirst[index]),
    setup: { before: only(from.setup, keys), after: only(to.setup, keys) },
  }
}

function columnChanges(before: Heading | undefined, now: Heading | undefined): ColumnChange[] {
  if (!now?.shown) return before ? [{ type: 'removed', name: before.name }] : []
  if (!before?.shown) return [{ type: 'added', name: now.name }]
  const changes: ColumnChange[] = []
  if (before.name !== now.name) changes.push({ type: 'renamed', before: before.name, after: now.name })
  if (before.role !== now.role) {
    changes.push({ type: 'role', name: now.name, before: before.role, after: now.role })
  }
  return changes
}

function only(setup: Setup, keys: readonly (keyof Setup)[]): Partial<Setup> {
  return Setup.partial().parse(Object.fromEntries(keys.map((key) => [key, setup[key]])))
}
