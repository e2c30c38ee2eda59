import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../shared/domain/failure.ts'
import { type ExportFormat, isLines } from '../../shared/domain/formats/exportFormat.ts'
import { lossSentence, type Loss } from '../../shared/domain/formats/losses.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { type FileKind, writeExport } from '../dataset/exports/files.ts'
import { surveyExport } from '../dataset/exports/survey.ts'
import type { Project } from '../project/project.ts'
import { withInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { EXIT, type Output } from './output.ts'
import { stoppable } from './stoppable.ts'

type ExportOptions = Wanted & { out: string; validationOut?: string; as?: ExportFormat }

const ALL = { which: 'all' } as const

/**
 * `export IN --out train.jsonl [--validation-out v.jsonl] [--as FORMAT]`: the rows as a training file, as it would be
 * sent, or in another format. What that format cannot say is told on stderr and counted in `losses`.
 */
export async function exportCommand(input: string, options: ExportOptions, output: Output): Promise<number> {
  refuseOverwriting(input, options)
  return await withInput(input, options, output, async ({ project }) => {
    const as = options.as ?? project.setup().format
    refuseWithoutPlace(project, { input, as, options })
    const losses = await tellLosses(project, as, output)
    const paths: Readonly<Record<FileKind, string>> = {
      train: resolve(options.out),
      validation: resolve(options.validationOut ?? ''),
      table: resolve(options.out),
    }
    const onProgress = (rows: number): void => {
      output.progress(`Writing ${options.out}: ${formatCount(rows, 'row')}`)
    }
    const written = await stoppable((signal) =>
      writeExport(project, { as, rows: ALL }, (kind) => Promise.resolve(paths[kind]), { signal, onProgress }),
    )
    const files = (written ?? []).map(({ path, rows: lines, bytes, sha256 }) => ({ path, lines, bytes, sha256 }))
    output.answer({ files, ...(losses.length > 0 ? { losses } : {}) }, () =>
      files.map(
        (file) =>
          `${file.path}: ${formatCount(file.lines, isLines(as) ? 'line' : 'row')}, ${formatCount(file.bytes, 'byte')}, fingerprint ${file.sha256}`,
      ),
    )
    return EXIT.done
  })
}

/** Examples held back need a file of their own; a table has room for all rows and says which they are. */
function refuseWithoutPlace(
  project: Project,
  { input, as, options }: { input: string; as: ExportFormat; options: ExportOptions },
): void {
  const { validationRows } = project.state().totals
  if (isLines(as) && validationRows > 0 && options.validationOut === undefined) {
    throw new Failure({
      code: 'wrong-input',
      message: `${formatNumber(validationRows)} rows of ${input} are held back and need a file of their own.`,
      hint: 'Name it with --validation-out.',
    })
  }
  if (!isLines(as) && options.validationOut !== undefined) {
    throw new Failure({
      code: 'wrong-input',
      message: `A table holds all rows: there is nothing to write to ${options.validationOut}.`,
      hint: 'Leave out --validation-out.',
    })
  }
}

/** Says what the format has no place for, before anything is written. */
async function tellLosses(
  project: Project,
  as: ExportFormat,
  output: Output,
): Promise<readonly { loss: Loss; rows: number }[]> {
  if (!isLines(as) || as === project.setup().format) return []
  const { losses } = await stoppable((signal) => surveyExport(project, { as, rows: ALL }, { signal }))
  for (const { loss, rows } of losses) output.note(lossSentence(loss, rows, as))
  return losses
}

/** The spreadsheet itself, or the other of the two files, must not be written over. */
function refuseOverwriting(input: string, { out, validationOut }: ExportOptions): void {
  const over = [out, validationOut].find((path) => path !== undefined && isSameFile(path, input))
  if (over !== undefined) throw wrongName(`${over} is the file the rows come from.`)
  if (validationOut !== undefined && isSameFile(out, validationOut))
    throw wrongName(`--out and --validation-out both name ${out}.`)
}

function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [first, second] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }))
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev
}

function wrongName(message: string): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${message} Nothing was written.`,
    hint: 'Choose another name for the file.',
  })
}
