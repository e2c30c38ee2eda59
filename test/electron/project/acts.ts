import fc from 'fast-check'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Content } from './model.ts'

/** An act that names rows, columns, versions and points by any number: it is taken modulo what there is. */
export type Act =
  | { do: 'edit'; patches: LoosePatch[]; how: 'short' | 'long' | 'cancelled' }
  | { do: 'undo' | 'redo' | 'reopen' | 'save' }
  | { do: 'goTo' | 'goBack' | 'unname'; to: number; cancelled: boolean }
  | { do: 'count'; rows: number }
export type LoosePatch = { kind: number; row: number; many: number; column: number; text: string }

const text = fc.constantFrom('', 'a', 'b', 'ab', 'test', 'Ä', 'longer text', ' ')
const loosePatch: fc.Arbitrary<LoosePatch> = fc.record({
  kind: fc.nat(20),
  row: fc.nat(50),
  many: fc.integer({ min: 1, max: 6 }),
  column: fc.nat(10),
  text,
})
const edit: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('edit'),
  how: fc.constantFrom('short', 'short', 'long', 'cancelled'),
  patches: fc.array(loosePatch, { minLength: 1, maxLength: 3 }),
})
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 7, arbitrary: edit },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('undo', 'undo', 'redo', 'reopen', 'save') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('goTo', 'goBack', 'goBack', 'unname'),
      to: fc.nat(50),
      cancelled: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('count'), rows: fc.nat(8) }) },
)

/** Patches name what was there before the first of them, which one before may have deleted: the others go with anything. */
export function toPatches([first, ...others]: readonly LoosePatch[], content: Content): Patch[] {
  const patch = first ? toPatch(first, content) : null
  const cells = content.rows.slice(0, 2).map(({ id }) => ({ row: id, column: '+1' as const, text: first?.text ?? '' }))
  const intoNew: Patch[] = patch?.type === 'addColumn' && patch.key ? [{ type: 'setCells', cells }] : []
  return [...(patch ? [patch] : []), ...intoNew, ...others.flatMap((loose) => toHarmless(loose, content))]
}

/** Inserts at the end go together with anything. */
function toHarmless(loose: LoosePatch, content: Content): Patch[] {
  const patch = toPatch({ ...loose, row: 1 }, content)
  return patch?.type === 'insertRows' ? [{ ...patch, rows: patch.rows.map(() => ({})) }] : []
}

function toPatch(loose: LoosePatch, content: Content): Patch | null {
  const { row, many } = loose
  const { rows, columns } = content
  const ids = Array.from(
    { length: Math.min(many, rows.length) },
    (_, at) => rows[(row + at * 2) % rows.length]?.id ?? 0,
  )
  const column = columns[loose.column % Math.max(1, columns.length)]?.id
  return loose.kind <= 13 || loose.kind === 18 ? toRowPatch(loose, ids, column) : toShapePatch(loose, content, column)
}

function toRowPatch({ kind, row, many, text }: LoosePatch, ids: number[], column: string | undefined): Patch | null {
  if (kind <= 5) return column ? { type: 'setCells', cells: ids.map((id) => ({ row: id, column, text })) } : null
  if (kind <= 9) {
    const after = [null, undefined, ids[0]][Math.min(2, row % 5)]
    return { type: 'insertRows', after, rows: Array.from({ length: many }, () => (column ? { [column]: text } : {})) }
  }
  if (kind <= 11) return { type: 'deleteRows', rows: ids }
  if (kind === 18) {
    const [after = null, ...rows] = ids
    return { type: 'moveRows', rows: rows.filter((id) => id !== after), after: row % 3 ? after : null }
  }
  return { type: 'setSplit', rows: ids, split: many % 2 ? 'train' : 'validation' }
}

function toShapePatch(loose: LoosePatch, { columns }: Content, column: string | undefined): Patch | null {
  const { kind, row, many, text } = loose
  if (kind === 17) return { type: 'setSetup', setup: { instruction: text } }
  if (kind === 14 || kind === 20) return toNewColumn(loose, column)
  if (!column) return null
  if (kind === 15) return { type: 'deleteColumn', column }
  if (kind === 19) {
    const other = columns[(row + many) % columns.length]?.id ?? null
    return { type: 'moveColumn', column, after: other === column ? null : other }
  }
  // At most one split column: with several, the first one that is not blank decides, which is told elsewhere.
  const role = columns.some((one) => one.role === 'split') ? 'note' : 'split'
  return { type: 'updateColumn', column, name: text, role: many % 2 ? 'prompt' : role }
}

function toNewColumn({ kind, row, many, text }: LoosePatch, column: string | undefined): Patch {
  const role = many % 2 ? 'note' : 'completion'
  const after = row % 2 ? column : undefined
  return { type: 'addColumn', name: text, role, after, ...(kind === 20 ? { key: '+1' } : {}) }
}
