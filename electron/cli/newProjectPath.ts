import { existsSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { Failure } from '../../shared/domain/failure.ts'

/**
 * The place for a project that `--project` names.
 * @throws Failure `wrong-input` when something is there already, or the name is not one that commands take for a
 *   project; `not-found` when there is no such folder
 */
export function newProjectPath(name: string): string {
  const path = resolve(name)
  if (extname(path).toLowerCase() !== '.tunesheet') {
    throw new Failure({
      code: 'wrong-input',
      message: `${name} has no name for a project.`,
      hint: 'Give --project a name that ends in .tunesheet.',
    })
  }
  if (existsSync(path)) {
    throw new Failure({
      code: 'wrong-input',
      message: `${name} exists already.`,
      hint: 'Choose another name: an existing project is never overwritten.',
    })
  }
  if (!existsSync(dirname(path))) {
    throw new Failure({
      code: 'not-found',
      message: `The folder for ${name} does not exist.`,
      hint: 'Choose a folder that exists.',
    })
  }
  return path
}
