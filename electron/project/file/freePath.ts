import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'
import { logOf } from './log.ts'

/** What some file system refuses in a name (control characters among it), and names Windows keeps for itself. */
const REFUSED = /[<>:"/\\|?*\p{Cc}]/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** File systems count bytes, 255 of them; the rest is for the number and the ending. */
const MOST_BYTES = 200

/**
 * A path for a new project that no file has yet: `Name.tunesheet`, `Name 2.tunesheet` … Makes the folder.
 * @throws Failure `read-only` when the folder cannot be made
 */
export function freePath(folder: string, name: string): string {
  makeFolder(folder)
  const stem = fileStem(name)
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` ${count}`}.tunesheet`)
    // A log without its file is that of a project which was moved while it was open.
    if (![path, `${path}.part`, logOf(path)].some((taken) => existsSync(taken))) return path
  }
}

function fileStem(name: string): string {
  const words = name.replaceAll(REFUSED, ' ').replaceAll(/\s+/g, ' ').trim()
  let short = ''
  for (const character of words) {
    if (Buffer.byteLength(short + character) > MOST_BYTES) break
    short += character
  }
  const clean = short.replace(/[. ]+$/, '')
  return clean === '' || RESERVED.test(clean) ? `Sheet ${clean}`.trim() : clean
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const message = `The folder ${folder} for projects cannot be made.`
    throw new Failure({ code: 'read-only', message, hint: 'Check who may write there.' }, { cause: error })
  }
}
