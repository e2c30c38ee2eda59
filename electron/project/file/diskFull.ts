import { basename } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'

/** Whether the disk has no room for what was written, whoever says so. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof Failure) return error.data.code === 'disk-full'
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

/** The sentence for a project that there is no room for. */
export function diskFull(path: string, cause: unknown): Failure {
  const message = `The disk is full, so ${basename(path)} could not be made. Nothing was brought in.`
  return new Failure({ code: 'disk-full', message, hint: 'Make room on the disk, then try again.' }, { cause })
}
