import fc from 'fast-check'
import type { LoosePatch } from '../project/acts.ts'
import type { KillAct } from './acts.ts'

/** How one process is used up: it does these acts, and is killed so long after it began one of them. */
export type Life = { readonly acts: readonly KillAct[]; readonly during: number; readonly delay: number }

const loosePatch: fc.Arbitrary<LoosePatch> = fc.record({
  kind: fc.nat(20),
  row: fc.nat(4000),
  many: fc.integer({ min: 1, max: 6 }),
  column: fc.nat(10),
  text: fc.constantFrom('', 'a', 'test', 'validation', 'Ä', 'longer text'),
})
const long = fc.record({
  do: fc.constantFrom('replace' as const, 'replace' as const, 'paste' as const, 'remove' as const),
  at: fc.nat(4000),
  many: fc.noBias(fc.integer({ min: 100, max: 2000 })),
  text: fc.string({ maxLength: 40 }),
})
const edit = fc.record({
  do: fc.constant('edit' as const),
  patches: fc.array(loosePatch, { minLength: 1, maxLength: 3 }),
})
const journey = <J extends 'goTo' | 'goBack'>(kind: J) => fc.record({ do: fc.constant(kind), to: fc.nat(50) })
const anyAct: fc.Arbitrary<KillAct> = fc.oneof(
  { weight: 5, arbitrary: edit },
  { weight: 6, arbitrary: long },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('append', 'import'), rows: fc.integer({ min: 1, max: 1500 }) }),
  },
  { weight: 5, arbitrary: fc.constantFrom<KillAct[]>({ do: 'undo' }, { do: 'undo' }, { do: 'redo' }, { do: 'save' }) },
  { weight: 3, arbitrary: fc.oneof(journey('goTo'), journey('goBack')) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count'), rows: fc.integer({ min: 1, max: 1000 }) }) },
)

/** Half of the lives end right at the beginning of an act, the others anywhere in it or in one of the next. */
export const anyLife: fc.Arbitrary<Life> = fc.record({
  acts: fc.array(anyAct, { minLength: 30, maxLength: 30 }),
  during: fc.noBias(fc.nat(6)),
  delay: fc.noBias(fc.oneof(fc.nat(12), fc.nat(120))),
})
