import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../shared/domain/failure.ts'

/** The process that made a folder is part of its name, so that what a killed one left can be told from what is in use. */
const OURS = /^tunesheet-(?:door|cli|upload|texts|paste)-(\d+)-/

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * A folder only for this user (0700) and this process; and an end to those that killed ones left behind.
 * @throws Failure `read-only` when the system's folder for such files cannot be used
 */
export async function makeTempDir(use: 'door' | 'cli' | 'upload' | 'paste'): Promise<string> {
  try {
    await removeLeftovers()
    return await mkdtemp(join(tmpdir(), `tunesheet-${use}-${process.pid}-`))
  } catch (error) {
    const message = `The folder for temporary files, ${tmpdir()}, cannot be used.`
    throw new Failure(
      { code: 'read-only', message, hint: 'Name another one in TMPDIR, on Windows in TEMP.' },
      { cause: error },
    )
  }
}

/** Removes the folders of processes that do not run any more. Fails when the system's folder cannot be read. */
export async function removeLeftovers(): Promise<void> {
  // What cannot be listed cannot be cleared, and may still be written to.
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = OURS.exec(name)?.[1]
    // Another user's folder cannot be removed, and need not be.
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
    }
  }
}
