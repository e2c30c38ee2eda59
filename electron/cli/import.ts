import { resolve } from 'node:path'
import type { FileCount } from '../../shared/contract/imports.ts'
import type { Skipped } from '../../shared/domain/reading/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { appendFiles } from '../dataset/append.ts'
import { Project } from '../project/project.ts'
import { asFiles, importInputs } from './input.ts'
import { applySetup, importOptions, mappingLine, refuseRoles, type Wanted } from './wanted.ts'
import { newProjectPath } from './newProjectPath.ts'
import { EXIT, type Output } from './output.ts'
import { stoppable } from './stoppable.ts'

type ImportWanted = Wanted & { readonly project: string; readonly append?: boolean }

/** `import IN… --project P`: one spreadsheet or several become a project file; with `--append` their rows are added to one. */
export async function importCommand(inputs: string[], options: ImportWanted, output: Output): Promise<number> {
  return options.append === true ? append(inputs, options, output) : create(inputs, options, output)
}

async function create(inputs: readonly string[], options: ImportWanted, output: Output): Promise<number> {
  const destination = newProjectPath(options.project)
  const opened = await importInputs(inputs, destination, options, output)
  try {
    const { rows } = opened.project.state().totals
    const columns = opened.columns.map(({ name, role }) => ({ name, role }))
    const { encoding, delimiter, skipped, skippedTotal, emptyRows, files } = opened
    const left = { skipped, skippedTotal, emptyRows }
    const answer = { project: destination, rows, columns, ...left, encoding, delimiter, files }
    output.answer(answer, () => [
      ...perFile(files),
      `${formatCount(rows + skippedTotal + emptyRows, 'row')} in the ${inWhat(files)}, ${formatNumber(rows)} in the sheet. ${leftOutSentence(skippedTotal, emptyRows)}`.trimEnd(),
      ...leftOut(skipped),
      mappingLine(columns),
      destination,
    ])
  } finally {
    opened.project.close()
  }
  return EXIT.done
}

async function append(inputs: readonly string[], options: ImportWanted, output: Output): Promise<number> {
  refuseRoles(options.project, options)
  const path = resolve(options.project)
  const project = Project.open(path)
  try {
    const onProgress = (done: number): void => {
      output.progress(`Reading ${inputs.join(', ')}: ${formatCount(done, 'row')}`)
    }
    const request = { files: asFiles(inputs), options: importOptions(options) }
    const added = await stoppable((signal) => appendFiles(project, NOT_NOW, request, { signal, onProgress }))
    applySetup(project, options)
    const { records, skipped, skippedTotal, emptyRows, files } = added
    const { rows } = project.state().totals
    const columns = project.columns().map(({ name, role }) => ({ name, role }))
    const answer = { project: path, rows, added: added.added, columns, skipped, skippedTotal, emptyRows, files }
    output.answer(answer, () => [
      ...perFile(files),
      `${formatCount(records, 'row')} in the ${inWhat(files)}, ${formatNumber(added.added)} added. ${leftOutSentence(skippedTotal, emptyRows)}`.trimEnd(),
      ...leftOut(skipped),
      `${formatCount(rows, 'row')} in the sheet now.`,
    ])
  } finally {
    project.close()
  }
  return EXIT.done
}

/** Rows are counted by the command that needs their tokens. */
const NOT_NOW = { start: (): void => undefined, settle: (): Promise<void> => Promise.resolve() }

function perFile(files: readonly FileCount[]): string[] {
  if (files.length < 2) return []
  return files.map(({ name, rows }) => `${name}: ${formatCount(rows, 'row')}`)
}

function inWhat(files: readonly FileCount[]): string {
  return files.length > 1 ? 'files' : 'file'
}

function leftOut(skipped: readonly Skipped[]): string[] {
  return skipped.map(({ file, line, reason }) => {
    const where = file === undefined ? '' : `${file}, `
    return `Left out, ${where}line ${formatNumber(line)}: ${reason}`
  })
}
