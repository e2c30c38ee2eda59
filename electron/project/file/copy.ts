import { constants } from 'node:fs'
import { copyFile, open, rename, rm } from 'node:fs/promises'
import { diskFull, isDiskFull } from './diskFull.ts'

/**
 * Copies a project file that nobody has open. A file of the new name is whole and on disk, or not there.
 * @throws Failure `disk-full`
 */
export async function copyProject(from: string, to: string): Promise<void> {
  const part = `${to}.${process.pid}.part`
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE)
    const file = await open(part, 'r+')
    await file.sync().finally(() => file.close())
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw isDiskFull(error) ? diskFull(to, error) : error
  }
}
