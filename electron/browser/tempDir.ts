import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The process that made a folder is part of its name, so that what a killed one left can be told from what is in use. */
const OURS = /^tunesheet-door-(\d+)-/

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A folder for uploads and downloads, only for this user; and an end to those that a killed door left behind. */
export async function makeTempDir(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const pid = OURS.exec(name)?.[1]
    // Another user's folder cannot be removed, and need not be.
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
    }
  }
  return mkdtemp(join(tmpdir(), `tunesheet-door-${process.pid}-`))
}
