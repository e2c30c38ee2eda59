import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../../shared/domain/failure.ts'

/** The name a file has on the user's computer, without any folder a client may have put before it. */
export function fileName(given: string | null): string {
  const name = basename((given ?? '').replaceAll('\\', '/')).trim()
  return name === '' || name === '.' || name === '..' ? 'upload.csv' : name.slice(0, 255)
}

/**
 * Streams the body of a request to a file of its own in `dir` and answers its path. An upload that breaks off leaves
 * nothing behind. Failures: `disk-full`, `unreadable-file`.
 */
export async function receive(request: IncomingMessage, dir: string, name: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  // The name on disk is ours; only the ending is kept, since it says how to read the file.
  const path = join(dir, `${randomUUID()}${/^\.\w{1,12}$/.exec(extname(name))?.[0] ?? ''}`)
  try {
    await pipeline(request, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return path
  } catch (error) {
    await rm(path, { force: true })
    throw asFailure(error, name)
  }
}

function asFailure(error: unknown, name: string): Failure {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  return full
    ? new Failure(
        {
          code: 'disk-full',
          message: `The disk is full: ${name} could not be taken in.`,
          hint: 'Free some space and choose the file again.',
        },
        { cause: error },
      )
    : new Failure(
        { code: 'unreadable-file', message: `${name} did not arrive completely.`, hint: 'Choose the file again.' },
        { cause: error },
      )
}
