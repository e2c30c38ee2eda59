import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { importFile } from '../../../electron/imports/run.ts'
import { Project } from '../../../electron/project/project.ts'
import type { Content, Model } from '../project/model.ts'
import { countOf, fileRows, fileText, importedPath, isChange, type KillAct, patchesOf } from './acts.ts'

/** What a process said on disk: the acts it had finished, with the revision after each, and the one it was in. */
export type Log = { readonly done: readonly number[]; readonly began: number }

export function readLog(path: string): Log {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
  const done = lines.flatMap((line) => (line.startsWith('done') ? [Number(line.split(' ')[2])] : []))
  return { done, began: lines.filter((line) => line.startsWith('began')).length }
}

export function contentOf(project: Project): Content {
  return {
    columns: project.columns().map(({ id, name, role }) => ({ id, name, role })),
    rows: [...project.batches()].flat().map(({ id, split, cells }) => ({ id, split, cells })),
    instruction: project.setup().instruction,
  }
}

/** A line for each row, whatever the order in which its cells are kept. */
function linesOf({ columns, rows, instruction }: Content): string[] {
  const head = JSON.stringify([instruction, ...columns.map(({ id, name, role }) => [id, name, role])])
  return [
    head,
    ...rows.map(({ id, split, cells }) => JSON.stringify([id, split, ...columns.map((c) => cells[c.id] ?? '')])),
  ]
}

/** Does an act that is known to be in the file to the model. `counts`: it made a revision. */
export function replay(act: KillAct, model: Model, counts: boolean): void {
  if (isChange(act)) {
    model.edit(patchesOf(act, model.now), counts)
    return
  }
  switch (act.do) {
    case 'undo':
    case 'redo':
    case 'save':
      model[act.do]()
      return
    case 'goTo':
      model.goTo(act.to % model.points)
      return
    case 'goBack': {
      const point = model.version(act.to)
      if (point !== null) model.goBack(point)
      return
    }
    case 'count':
    case 'import':
  }
}

/** The first lines that differ say enough: thousands of others would only take long. */
export function checkContent(found: Content, expected: Content): void {
  const [ours, theirs] = [linesOf(found), linesOf(expected)]
  const at = ours.findIndex((line, nth) => line !== theirs[nth])
  if (at >= 0) expect(ours.slice(at, at + 3)).toEqual(theirs.slice(at, at + 3))
  expect(ours.length).toBe(theirs.length)
}

/** The sheet is that of the model, and the sums and counts beside it are those of its rows. */
export function check(project: Project, model: Model): void {
  checkContent(contentOf(project), model.now)
  const { totals, history } = project.state()
  const { rows } = model.now
  expect(totals).toMatchObject({
    rows: rows.length,
    validationRows: rows.filter(({ split }) => split === 'validation').length,
  })
  expect([history.undo !== null, history.redo !== null]).toEqual([model.steps.undo > 0, model.steps.redo > 0])
  checkCounts(project)
}

function checkCounts(project: Project): void {
  const { totals } = project.state()
  const sums = { counted: 0, tokens: 0 }
  for (const batch of project.batches()) {
    const shown = project.rows(batch.map(({ id }) => id))
    for (const [at, row] of batch.entries()) {
      const tokens = shown[at]?.facts?.tokens
      if (tokens === undefined) continue
      if (tokens !== countOf(row, project).tokens) throw new Error(`Row ${row.id} has the count of another text`)
      sums.counted += 1
      sums.tokens += tokens
    }
  }
  expect(totals).toMatchObject(sums)
}

/** Imports that were said are there and whole; one that was not is there as a whole or can be made now. */
export async function checkImport(
  path: string,
  nth: number,
  { rows, said }: { rows: number; said: boolean },
): Promise<void> {
  const destination = importedPath(path, nth)
  if (said || existsSync(destination)) {
    using project = Project.open(destination)
    expect(project.texts({}, 0, rows + 1, ['c1', 'c2'])).toEqual(fileRows(rows))
  } else {
    const request = { name: 'Again', roles: {}, instruction: '', format: 'chat' as const, destination }
    const { project } = await importFile({ ...request, path: fileOf(path, rows) })
    expect(project.state().totals.rows).toBe(rows)
    project.close()
  }
  rmSync(destination)
  const left = readdirSync(dirname(path)).filter((name) => join(dirname(path), name).startsWith(destination))
  expect(left).toEqual([])
}

function fileOf(path: string, rows: number): string {
  const file = `${path}.again.csv`
  writeFileSync(file, fileText(rows))
  return file
}
