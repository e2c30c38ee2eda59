import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { SplitChoice, SplitCounts } from '../../shared/contract/split.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { previewSplit, splitRows } from '../dataset/split.ts'
import { writeTraining } from '../dataset/export.ts'
import { Project } from '../project/project.ts'
import { withCompared } from './compare.ts'
import { withInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { EXIT, type Output } from './output.ts'
import { stoppable } from './stoppable.ts'

type SplitOptions = Wanted & {
  readonly validation: number
  readonly seed: number
  readonly stratify?: string
  readonly partLookAlikes?: boolean
  readonly out?: string
  readonly validationOut?: string
}

/** Nothing else of a project is watched on the command line: a split changes no facts. */
const NO_RECOUNT = { start: () => undefined, settle: () => Promise.resolve() }

/**
 * `split IN --validation 0.1 --seed 7`: a project keeps the split as one step that can be undone; the rows of a
 * spreadsheet are written to two training files, or only counted where none are named.
 */
export async function splitCommand(input: string, options: SplitOptions, output: Output): Promise<number> {
  const files = filesOf(input, options)
  if (extname(input).toLowerCase() === '.tunesheet') {
    const project = Project.open(input)
    try {
      tell(await splitNow(project, options, output), output)
    } finally {
      project.close()
    }
    return EXIT.done
  }
  return await withInput(input, options, output, async ({ project }) => {
    if (files) {
      const counts = await splitNow(project, options, output)
      await stoppable(async (signal) => {
        await writeTraining(project, 'train', files.train, { signal })
        await writeTraining(project, 'validation', files.validation, { signal })
      })
      tell(counts, output, [files.train, files.validation])
      return EXIT.done
    }
    tell(await countNow(project, options, output), output)
    output.note(
      'Nothing was written. Name two files with --out and --validation-out, or import it into a project first.',
    )
    return EXIT.done
  })
}

function splitNow(project: Project, options: SplitOptions, output: Output): Promise<SplitCounts> {
  const choice = choiceOf(project, options)
  return withCompared(project, output, async (alike, signal) => {
    const { counts } = await splitRows({ project, recount: NO_RECOUNT, alike }, choice, { signal })
    return counts
  })
}

function countNow(project: Project, options: SplitOptions, output: Output): Promise<SplitCounts> {
  const choice = choiceOf(project, options)
  return withCompared(project, output, (alike, signal) =>
    previewSplit({ project, recount: NO_RECOUNT, alike }, choice, signal),
  )
}

function choiceOf(project: Project, { validation, seed, stratify, partLookAlikes = false }: SplitOptions): SplitChoice {
  const choice = { share: validation, seed, keepTogether: !partLookAlikes }
  if (stratify === undefined) return choice
  const columns = project.columns()
  const column = columns.find(({ name }) => name === stratify)
  if (!column) {
    throw new Failure({
      code: 'unknown-column',
      message: `There is no column "${stratify}" to share out.`,
      hint: `The columns are: ${columns.map(({ name }) => `"${name}"`).join(', ')}.`,
    })
  }
  return { ...choice, stratify: column.id }
}

/** The two files to write, or null: none are named. */
function filesOf(input: string, { out, validationOut }: SplitOptions): { train: string; validation: string } | null {
  if (out === undefined && validationOut === undefined) return null
  if (extname(input).toLowerCase() === '.tunesheet') {
    throw wrong(`${input} is a project and keeps its split itself.`, 'Leave out the files; export writes them.')
  }
  if (out === undefined || validationOut === undefined) {
    throw wrong('Only one of the two files was named.', 'Give both --out and --validation-out.')
  }
  const files = { train: resolve(out), validation: resolve(validationOut) }
  if (files.train === files.validation) throw wrong(`--out and --validation-out both name ${out}.`, 'Name two files.')
  const taken = Object.values(files).find((path) => existsSync(path))
  if (taken !== undefined) throw wrong(`${taken} is there already. Nothing was written.`, 'Choose another name.')
  return files
}

function wrong(message: string, hint: string): Failure {
  return new Failure({ code: 'wrong-input', message, hint })
}

function tell(counts: SplitCounts, output: Output, files: readonly string[] = []): void {
  const { train, validation, moved, wanted, groups, groupedRows } = counts
  const answer = { ...counts, ...(files.length > 0 ? { files } : {}) }
  output.answer(answer, () => [
    `${formatCount(train, 'row')} to train, ${formatNumber(validation)} held back; ${formatCount(moved, 'row')} moved.`,
    ...(groups > 0
      ? [`${formatCount(groups, 'group')} of look-alikes (${formatCount(groupedRows, 'row')}) kept on one side.`]
      : []),
    ...(validation < wanted ? [`Fewer than the ${formatNumber(wanted)} asked for: look-alikes are not parted.`] : []),
    ...files,
  ])
}
