import { copyFileSync, rmSync } from 'node:fs'
import { extname } from 'node:path'
import { findRule } from '../../shared/domain/checks/registry.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { applyFixes, refuseUnfixable } from '../dataset/fix.ts'
import { Project } from '../project/project.ts'
import { withHabits } from './compare.ts'
import { importInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { newProjectPath } from './newProjectPath.ts'
import { EXIT, type Output } from './output.ts'

type FixOptions = Wanted & { readonly out: string; readonly rule?: readonly string[]; readonly safe?: boolean }

/** Nothing else of a project is watched on the command line: rows are counted before and not again. */
const NO_RECOUNT = { start: () => undefined, settle: () => Promise.resolve() }

/** `fix IN --out OUT.tunesheet --safe | --rule R …`: a project with the fixes done, as one step that can be undone. */
export async function fixCommand(input: string, options: FixOptions, output: Output): Promise<number> {
  const rules = rulesOf(options)
  const destination = freeDestination(options.out)
  const project = await bring(input, destination, options, output)
  try {
    await withHabits(project, output)
    const { changed, fixed } = await applyFixes(project, NO_RECOUNT, { rules })
    output.answer({ changed, fixed, out: destination }, () => [
      `${formatCount(changed, 'cell')} changed.`,
      ...Object.entries(fixed).map(([rule, cells]) => `${findRule(rule)?.title ?? rule}: ${formatNumber(cells)}`),
      destination,
    ])
    project.close()
  } catch (error) {
    // A copy without the fixes would be taken for one with them.
    project.close()
    rmSync(destination, { force: true })
    throw error
  }
  return EXIT.done
}

function rulesOf({ rule = [], safe = false }: FixOptions): 'safe' | readonly string[] {
  if (safe && rule.length === 0) return 'safe'
  if (!safe && rule.length > 0) {
    refuseUnfixable(rule)
    return rule
  }
  throw new Failure({
    code: 'wrong-input',
    message: safe ? '--safe and --rule were both given.' : 'Nothing was named to be fixed.',
    hint: 'Give --safe, or --rule once for each rule.',
  })
}

function freeDestination(out: string): string {
  if (extname(out).toLowerCase() !== '.tunesheet') {
    throw new Failure({
      code: 'wrong-input',
      message: `${out} is not the name of a project.`,
      hint: 'Name a .tunesheet file, in which the fixes can be undone; export makes the training file of it.',
    })
  }
  return newProjectPath(out)
}

/** The input itself stays as it is. */
async function bring(input: string, destination: string, options: FixOptions, output: Output): Promise<Project> {
  if (extname(input).toLowerCase() !== '.tunesheet') {
    return (await importInput(input, destination, options, output)).project
  }
  // Opened once: a file that is no project, or that is in use, is refused before it is copied.
  Project.open(input).close()
  copyFileSync(input, destination)
  return Project.open(destination)
}
