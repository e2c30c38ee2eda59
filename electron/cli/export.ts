import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Format } from '../../shared/domain/setup.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { writeTraining } from '../dataset/export.ts'
import { withInput, type Wanted } from './input.ts'
import { EXIT, type Output } from './output.ts'
import { stoppable } from './stoppable.ts'

type ExportOptions = Wanted & { out: string; validationOut?: string; as?: Format }

/** `export IN --out train.jsonl [--validation-out v.jsonl] [--as FORMAT]`: the training file, as it would be sent. */
export async function exportCommand(input: string, options: ExportOptions, output: Output): Promise<number> {
  refuseOverwriting(input, options)
  const wanted = { ...options, ...(options.as === undefined ? {} : { format: options.as }) }
  return await withInput(input, wanted, output, async ({ project }) => {
    const { validationRows } = project.state().totals
    if (validationRows > 0 && options.validationOut === undefined) {
      throw new Failure({
        code: 'wrong-input',
        message: `${formatNumber(validationRows)} rows of ${input} are held back and need a file of their own.`,
        hint: 'Name it with --validation-out.',
      })
    }
    const targets = [
      { split: 'train' as const, path: options.out },
      ...(options.validationOut === undefined ? [] : [{ split: 'validation' as const, path: options.validationOut }]),
    ]
    const files: { path: string; lines: number; bytes: number; sha256: string }[] = []
    for (const { split, path } of targets) {
      const onProgress = (rows: number): void => {
        output.progress(`Writing ${path}: ${formatCount(rows, 'line')}`)
      }
      const file = await stoppable((signal) => writeTraining(project, split, resolve(path), { signal, onProgress }))
      files.push({ path: resolve(path), lines: file.rows, bytes: file.bytes, sha256: file.sha256 })
    }
    output.answer({ files }, () =>
      files.map(
        (file) =>
          `${file.path}: ${formatCount(file.lines, 'line')}, ${formatCount(file.bytes, 'byte')}, fingerprint ${file.sha256}`,
      ),
    )
    return EXIT.done
  })
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
    hint: 'Choose another name for the training file.',
  })
}
