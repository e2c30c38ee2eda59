/** Does acts to a project until it is killed. Told what to do by one line of JSON; see `Orders`. */
import { fsyncSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { editProject, editProjectLong, stepProject } from '../../../electron/dataset/edit.ts'
import { appendFiles } from '../../../electron/dataset/append.ts'
import { importFile } from '../../../electron/imports/run.ts'
import { Project } from '../../../electron/project/project.ts'
import type { Content } from '../project/model.ts'
import {
  type Change,
  countOf,
  fileText,
  importedPath,
  isChange,
  isJourney,
  type Journey,
  type KillAct,
  patchesOf,
} from './acts.ts'

export type Orders = { readonly path: string; readonly log: string; readonly acts: readonly KillAct[] }

const uncounted = { start: () => undefined, settle: () => Promise.resolve() }

/** The shape of the sheet, by which acts find their rows and columns; the texts are of no use for that. */
function contentOf(project: Project): Content {
  return {
    columns: project.columns().map(({ id, name, role }) => ({ id, name, role })),
    rows: project.ids({}, 0, 1_000_000).map((id) => ({ id, split: 'train', cells: {} })),
    instruction: '',
  }
}

async function change(project: Project, act: Change, { path }: Orders): Promise<void> {
  const content = contentOf(project)
  const column = content.columns[0]?.id
  if (act.do === 'append' && column) {
    const file = `${path}.csv`
    writeFileSync(file, fileText(act.rows))
    await appendFiles(project, uncounted, { files: [{ path: file }], match: { c1: column, c2: 'skip' } })
    return
  }
  const patches = patchesOf(act, content)
  if (act.do === 'edit') await editProject(project, uncounted, patches, 'Edited')
  else await editProjectLong(project, uncounted, { patches, label: 'Long act' })
}

async function bringIn(rows: number, nth: number, { path }: Orders): Promise<void> {
  const file = `${path}.${nth}.csv`
  writeFileSync(file, fileText(rows))
  const { project } = await importFile({
    path: file,
    name: 'Imported',
    roles: { c1: 'prompt', c2: 'completion' },
    instruction: '',
    format: 'chat',
    destination: importedPath(path, nth),
  })
  project.close()
}

async function travel(project: Project, act: Journey): Promise<void> {
  switch (act.do) {
    case 'undo':
      await stepProject(project, uncounted, { direction: 'back' })
      return
    case 'redo':
      await stepProject(project, uncounted, { direction: 'forward' })
      return
    case 'goTo': {
      const points = (project.history(null, 1).entries[0]?.id ?? 0) + 1
      await project.goTo(act.to % points)
      return
    }
    case 'goBack': {
      const versions = project.versions.list().reverse()
      const version = versions[act.to % Math.max(1, versions.length)]
      if (version) await project.goBack(version.change, 'Went back')
    }
  }
}

async function perform(project: Project, act: KillAct, nth: number, orders: Orders): Promise<void> {
  if (isChange(act)) await change(project, act, orders)
  else if (isJourney(act)) await travel(project, act)
  else if (act.do === 'import') await bringIn(act.rows, nth, orders)
  else if (act.do === 'save') project.versions.save({ name: 'Named', at: 1 })
  else project.facts.write(project.facts.stale(0, act.rows).map((row) => countOf(row, project)))
}

async function live(orders: Orders): Promise<void> {
  // At its end, which is when it is usually kept, it is not asked.
  flushCompileCache()
  const log = openSync(orders.log, 'w')
  const note = (line: string): void => {
    writeSync(log, `${line}\n`)
    fsyncSync(log)
  }
  const project = Project.open(orders.path)
  for (const [nth, act] of orders.acts.entries()) {
    note(`began ${nth}`)
    writeSync(1, `began ${nth}\n`)
    await perform(project, act, nth, orders)
    note(`done ${nth} ${project.state().revision}`)
  }
  // Others do not see that there is nothing left to do.
  setInterval(() => undefined, 1000)
}

for await (const line of createInterface({ input: process.stdin })) {
  // Its sender is the test beside this file.
  await live(JSON.parse(line) as Orders)
}
