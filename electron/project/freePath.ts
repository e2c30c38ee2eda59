import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Characters that some file system refuses in a name, and names Windows keeps for itself. */
const REFUSED = /[<>:"/\\|?*\u0000-\u001f]/g
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A path for a new project that no file has yet: `Name.tunesheet`, `Name 2.tunesheet` … Makes the folder. */
export function freePath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const clean = name
    .replaceAll(REFUSED, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    .slice(0, 100)
  const stem = clean === '' || RESERVED.test(clean) ? `Sheet ${clean}`.trim() : clean
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` ${count}`}.tunesheet`)
    if (!existsSync(path) && !existsSync(`${path}.part`)) return path
  }
}
