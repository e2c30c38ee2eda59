import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import type { StoredRow } from '../../../electron/project/records.ts'
import type { RowFindings } from '../../../shared/domain/facts.ts'
import type { Issue, Severity } from '../../../shared/domain/issue.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Totals } from '../../../shared/domain/totals.ts'
import { type Act, anyAct, toPatches } from './acts.ts'
import { type Content, Model } from './model.ts'
import { factsOf, Folder, ids, made } from './places.ts'

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

async function perform(act: Act, project: Project, model: Model): Promise<Project> {
  switch (act.do) {
    case 'edit':
      await edit(act, project, model)
      return project
    case 'undo':
    case 'redo':
      project[act.do]()
      model[act.do]()
      return project
    case 'goTo':
    case 'goBack':
    case 'unname':
      await travel(act, project, model)
      return project
    case 'save':
      project.versions.save({ name: 'Named', at: 1 })
      model.save()
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

async function edit({ patches: loose, how }: Extract<Act, { do: 'edit' }>, project: Project, model: Model) {
  const patches = toPatches(loose, model.now)
  const { revision } = project.state()
  if (how === 'cancelled') {
    const stop = new AbortController()
    function* stopped(): Generator<Patch> {
      yield* patches
      stop.abort()
      yield { type: 'insertRows', rows: [{}] }
    }
    await expect(project.editLong(stopped(), 'Edited', { signal: stop.signal })).rejects.toThrow()
    expect(project.state().revision).toBe(revision)
    // Numbers of rows and columns are taken back, too.
    return
  }
  if (how === 'long') await project.editLong(patches, 'Edited')
  else project.edit(patches, 'Edited')
  model.edit(patches, project.state().revision > revision)
}

async function travel(act: Extract<Act, { to: number }>, project: Project, model: Model): Promise<void> {
  if (act.do === 'unname') {
    const version = project.versions.list().reverse()[act.to % Math.max(1, project.versions.list().length)]
    if (version) project.versions.remove(version.id)
    model.unname(act.to)
    return
  }
  const point = act.do === 'goTo' ? act.to % model.points : model.version(act.to)
  if (point === null) return
  const stop = new AbortController()
  const journey =
    act.do === 'goTo'
      ? project.goTo(point, { signal: stop.signal })
      : project.goBack(point, 'Went back', { signal: stop.signal })
  // Where there is nothing to be done the journey is over before it can be cancelled.
  if (act.cancelled) {
    const before = model.now
    stop.abort()
    const cancelled = await journey.then(
      () => false,
      () => true,
    )
    if (cancelled) {
      expect(sorted(contentOf(project))).toEqual(sorted(before))
      return
    }
  } else await journey
  model[act.do](point)
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

/** What differs between two sheets, by looking at every cell. */
function compared(from: Content, to: Content) {
  const before = new Map(from.rows.map((row) => [row.id, row]))
  const common = to.columns.filter(({ id }) => from.columns.some((column) => column.id === id))
  const stayed = to.rows.flatMap((row) => {
    const old = before.get(row.id)
    return old ? [{ row, old }] : []
  })
  const changed = stayed.map(
    ({ row, old }) => common.filter(({ id }) => (old.cells[id] ?? '') !== (row.cells[id] ?? '')).length,
  )
  return {
    rows: {
      added: to.rows.length - stayed.length,
      removed: from.rows.length - stayed.length,
      changed: changed.filter((cells) => cells > 0).length,
      split: stayed.filter(({ row, old }) => row.split !== old.split).length,
    },
    cells: changed.reduce((sum, cells) => sum + cells, 0),
  }
}

describe('any sequence of edits, undos, versions, journeys through the history, counts and reopenings', () => {
  test('leaves the same sheet as a plain model, and sums that are right', async () => {
    const start = [
      ['a', 'b', 'n'],
      ['a', 'b', ''],
      ['', '', ''],
      ['longer text', 'ab', 'Ä'],
    ]
    const columns = (['prompt', 'completion', 'note'] as const).map((role) => ({ name: role, role }))
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 25 }), fc.nat(65_535), async (acts, seed) => {
        using folder = new Folder()
        let project = made(folder.file('a.tunesheet'), start, { name: 'Any', columns, setup: { format: 'chat' } })
        const model = new Model(structuredClone(contentOf(project)))
        try {
          for (const one of acts) {
            project = await perform(one, project, model)
            check(project, model)
          }
          const span = { from: seed % model.points, to: (seed >> 8) % model.points }
          const expected = compared(model.contentAt(span.from), model.contentAt(span.to))
          expect(await project.compare(span)).toMatchObject(expected)
        } finally {
          project.close()
        }
      }),
      { numRuns: 80 },
    )
  }, 240_000)
})
