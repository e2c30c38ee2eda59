import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import type { StoredRow } from '../../../electron/project/records.ts'
import type { RowFindings } from '../../../shared/domain/facts.ts'
import type { Issue, Severity } from '../../../shared/domain/issue.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Totals } from '../../../shared/domain/totals.ts'
import { type Content, Model } from './model.ts'
import { factsOf, Folder, ids, made } from './places.ts'

/** An act that names rows and columns by any number: it is taken modulo what there is. */
type Act = { do: 'edit'; patches: LoosePatch[] } | { do: 'undo' | 'redo' | 'reopen' } | { do: 'count'; rows: number }
type LoosePatch = { kind: number; row: number; many: number; column: number; text: string }

const text = fc.constantFrom('', 'a', 'b', 'ab', 'test', 'Ä', 'longer text', ' ')
const loosePatch: fc.Arbitrary<LoosePatch> = fc.record({
  kind: fc.nat(17),
  row: fc.nat(50),
  many: fc.integer({ min: 1, max: 6 }),
  column: fc.nat(10),
  text,
})
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      patches: fc.array(loosePatch, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'reopen' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('count' as const), rows: fc.nat(8) }) },
)

function toPatch(loose: LoosePatch, content: Content): Patch | null {
  const { row, many } = loose
  const { rows, columns } = content
  const ids = Array.from(
    { length: Math.min(many, rows.length) },
    (_, at) => rows[(row + at * 2) % rows.length]?.id ?? 0,
  )
  const column = columns[loose.column % Math.max(1, columns.length)]?.id
  return loose.kind <= 13 ? toRowPatch(loose, ids, column) : toShapePatch(loose, content, column)
}

function toRowPatch({ kind, row, many, text }: LoosePatch, ids: number[], column: string | undefined): Patch | null {
  if (kind <= 5) return column ? { type: 'setCells', cells: ids.map((id) => ({ row: id, column, text })) } : null
  if (kind <= 9) {
    const after = [null, undefined, ids[0]][Math.min(2, row % 5)]
    return { type: 'insertRows', after, rows: Array.from({ length: many }, () => (column ? { [column]: text } : {})) }
  }
  if (kind <= 11) return { type: 'deleteRows', rows: ids }
  return { type: 'setSplit', rows: ids, split: many % 2 ? 'train' : 'validation' }
}

function toShapePatch(
  { kind, row, many, text }: LoosePatch,
  { columns }: Content,
  column: string | undefined,
): Patch | null {
  if (kind === 17) return { type: 'setSetup', setup: { instruction: text } }
  if (kind === 14) {
    return {
      type: 'addColumn',
      name: text,
      role: many % 2 ? 'note' : 'completion',
      after: row % 2 ? column : undefined,
    }
  }
  if (!column) return null
  if (kind === 15) return { type: 'deleteColumn', column }
  // At most one split column: with several, the first one that is not blank decides, which is told elsewhere.
  const role = columns.some((one) => one.role === 'split') ? 'note' : 'split'
  return { type: 'updateColumn', column, name: text, role: many % 2 ? 'prompt' : role }
}

/** A stand-in for counting, from the text alone, with few different results so that rows are often equal. */
function count(row: StoredRow, project: Project): Partial<RowFindings> {
  const sent = project
    .columns()
    .flatMap(({ id, role }) => (role === 'note' || role === 'split' ? [] : [row.cells[id] ?? '']))
  const all = [project.setup().instruction, ...sent].join('|')
  const issues: Issue[] = [
    ...(all.includes('a') ? [issue('has-a', 'error', 'c1'), issue('has-a', 'error', null)] : []),
    ...(all.length % 2 === 1 ? [issue('odd', 'warning', null)] : []),
    ...(all.includes('b') ? [issue('has-b', 'hint', 'c1')] : []),
  ]
  const fingerprint = sent.every((one) => one === '')
    ? ''
    : Buffer.from(all.padEnd(8).slice(-8)).toString('hex').slice(0, 16)
  return { tokens: all.length, completionTokens: sent.length, over: Math.max(0, all.length - 8), fingerprint, issues }
}

function issue(rule: string, severity: Severity, column: string | null): Issue {
  return { rule, severity, column, message: `${rule} found`, fixable: false }
}

/** Totals by going through everything, as nobody should at a million rows. */
function recounted(project: Project): Totals {
  const totals: Totals = {
    ...{ rows: 0, validationRows: 0, counted: 0, tokens: 0, trainTokens: 0, billedTokens: 0, completionTokens: 0 },
    ...{
      longest: 0,
      overLimit: 0,
      issues: { error: 0, warning: 0, hint: 0 },
      rowsWith: { error: 0, warning: 0, hint: 0 },
    },
  }
  const seen = new Set<string>()
  const counted = new Set(project.rows(ids(project)).flatMap(({ id, facts }) => (facts ? [id] : [])))
  for (const row of project.stored(ids(project)).sort((a, b) => a.id - b.id)) {
    totals.rows += 1
    if (row.split === 'validation') totals.validationRows += 1
    if (counted.has(row.id)) add(totals, factsOf(row, count(row, project)), row, seen)
  }
  return totals
}

function add(totals: Totals, facts: RowFindings, row: StoredRow, seen: Set<string>): void {
  totals.counted += 1
  totals.tokens += facts.tokens
  totals.completionTokens += facts.completionTokens
  totals.trainTokens += row.split === 'train' ? facts.tokens : 0
  totals.billedTokens += row.split === 'train' ? facts.tokens - facts.over : 0
  totals.longest = Math.max(totals.longest, facts.tokens)
  totals.overLimit += facts.over > 0 ? 1 : 0
  const repeat = facts.fingerprint !== '' && seen.has(facts.fingerprint)
  seen.add(facts.fingerprint)
  const found = [...facts.issues.map(({ severity }) => severity), ...(repeat ? (['warning'] as const) : [])]
  for (const severity of found) totals.issues[severity] += 1
  for (const severity of new Set(found)) totals.rowsWith[severity] += 1
}

function contentOf(project: Project): Content {
  return {
    columns: project.columns().map(({ id, name, role }) => ({ id, name, role })),
    rows: [...project.batches({ size: 3 })].flat().map(({ id, split, cells }) => ({ id, split, cells })),
    instruction: project.setup().instruction,
  }
}

function sorted(content: Content): Content {
  return {
    ...content,
    rows: content.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).sort()) })),
  }
}

function perform(act: Act, project: Project, model: Model): Project {
  switch (act.do) {
    case 'edit': {
      // Patches name what was there before the first of them, which one before may have deleted: then none applies.
      const [first] = act.patches.flatMap((loose) => toPatch(loose, model.now) ?? [])
      const patches = [...(first ? [first] : []), ...harmless(act.patches, model.now)]
      project.edit(patches, 'Edited')
      model.edit(patches)
      return project
    }
    case 'undo':
    case 'redo':
      project[act.do]()
      model[act.do]()
      return project
    case 'count': {
      const stale = project.facts.stale(0, act.rows)
      project.facts.write(stale.map((row) => factsOf(row, count(row, project))))
      return project
    }
    case 'reopen':
      project.close()
      return Project.open(project.path)
  }
}

/** Inserts at the end go together with anything. */
function harmless(patches: readonly LoosePatch[], content: Content): Patch[] {
  return patches.slice(1).flatMap((loose) => {
    const patch = toPatch({ ...loose, row: 1 }, content)
    return patch?.type === 'insertRows' ? [{ ...patch, rows: patch.rows.map(() => ({})) }] : []
  })
}

function check(project: Project, model: Model): void {
  expect(sorted(contentOf(project))).toEqual(sorted(model.now))
  expect(project.state().totals).toEqual(recounted(project))
  expect(project.facts.pending()).toBe(project.facts.stale(0, 1000).length)
  const { undo, redo } = project.state().history
  expect([undo !== null, redo !== null]).toEqual([model.steps.undo > 0, model.steps.redo > 0])
  // Facts on show are those of the text on show.
  const stored = new Map(project.stored(ids(project)).map((row) => [row.id, row]))
  project.rows(ids(project)).forEach((row, index) => {
    expect(row.number).toBe(index + 1)
    const text = stored.get(row.id)
    if (row.facts && text) expect(row.facts.tokens).toBe(count(text, project).tokens)
  })
  const found = model.now.rows.filter(({ cells }) =>
    Object.values(cells).some((one) => one.toLowerCase().includes('ä')),
  )
  expect(project.page({ search: 'ä' }, 0, 500, true).rows.map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  const held = model.now.rows.filter(({ split }) => split === 'validation')
  expect(project.page({ split: 'validation' }, 0, 500, true).rows.map(({ id }) => id)).toEqual(held.map(({ id }) => id))
}

describe('any sequence of edits, undos, redos, counts and reopenings', () => {
  test('leaves the same sheet as a plain model, and sums that are right', () => {
    const start = [
      ['a', 'b', 'n'],
      ['a', 'b', ''],
      ['', '', ''],
      ['longer text', 'ab', 'Ä'],
    ]
    const columns = (['prompt', 'completion', 'note'] as const).map((role) => ({ name: role, role }))
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        using folder = new Folder()
        let project = made(folder.file('a.tunesheet'), start, { name: 'Any', columns, setup: { format: 'chat' } })
        const model = new Model(structuredClone(contentOf(project)))
        try {
          for (const one of acts) {
            project = perform(one, project, model)
            check(project, model)
          }
        } finally {
          project.close()
        }
      }),
      { numRuns: 80 },
    )
  }, 240_000)
})
