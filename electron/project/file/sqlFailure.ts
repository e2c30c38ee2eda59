import { basename } from 'node:path'
import { Failure, type FailureData } from '../../../shared/domain/failure.ts'

/** Primary result codes of SQLite (https://sqlite.org/rescode.html); extended codes carry them in the low byte. */
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const TOOBIG = 18
const NOTADB = 26

const SENTENCES: Readonly<Record<number, (file: string) => FailureData>> = {
  [BUSY]: locked,
  [LOCKED]: locked,
  [READONLY]: readOnly,
  [CANTOPEN]: readOnly,
  [IOERR]: (file) => ({
    code: 'unreadable-file',
    message: `The disk reports an error while reading or writing ${file}.`,
    hint: 'Check the disk, or copy the file to another one.',
  }),
  [CORRUPT]: damaged,
  [NOTADB]: damaged,
  [FULL]: () => ({
    code: 'disk-full',
    message: 'The disk is full.',
    hint: 'Make room on the disk, then try again.',
  }),
  [TOOBIG]: (file) => ({
    code: 'cell-too-large',
    message: `A text is too large for ${file}: one cell holds at most 1,000,000,000 bytes.`,
    hint: 'Shorten the text.',
  }),
}

function locked(file: string): FailureData {
  return {
    code: 'locked',
    message: `${file} is already open in Tunesheet or in another program.`,
    hint: 'Close it there, then open it again.',
  }
}

function readOnly(file: string): FailureData {
  return {
    code: 'read-only',
    message: `${file} cannot be written to.`,
    hint: 'Allow writing to the file and its folder, or copy it to a folder of your own.',
  }
}

function damaged(file: string): FailureData {
  return {
    code: 'corrupt-project',
    message: `${file} is damaged or is not a Tunesheet project.`,
    hint: 'The file was left as it is. Open a copy from a backup.',
  }
}

/** The name to say: an import writes beside its destination first. */
function nameOf(path: string): string {
  return basename(path).replace(/\.part(-lock)?$/, '')
}

/** A file that cannot be opened for writing. */
export function readOnlyFailure(path: string): Failure {
  return new Failure(readOnly(nameOf(path)))
}

/** Something short was asked in the middle of a long act: who asks has to wait for it. */
export function busyFailure(path: string): Failure {
  const message = `${nameOf(path)} is just being changed by a longer act.`
  return new Failure({ code: 'busy', message, hint: 'Wait until it is done, or cancel it, then try again.' })
}

/** A project that somebody else holds open. */
export function lockedFailure(path: string): Failure {
  return new Failure(locked(nameOf(path)))
}

/** A project file that is no longer where it was opened. */
export function movedFailure(path: string): Failure {
  const message = `${nameOf(path)} was moved, renamed or removed while it was open.`
  const hint = 'Put it back where it was, then try again. All that was saved before is in it.'
  return new Failure({ code: 'not-found', message, hint })
}

/** A file that is no project, or no longer one. */
export function damagedFailure(path: string, cause?: unknown): Failure {
  return new Failure(damaged(nameOf(path)), { cause })
}

function closedFailure(path: string, cause: unknown): Failure {
  return new Failure({ code: 'cancelled', message: `${nameOf(path)} was closed meanwhile.` }, { cause })
}

/** An error of SQLite as a sentence naming the file; any other error as it is. */
export function toFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error
  // The only misuse there can be: somebody still reads or writes a file that was let go.
  if ('code' in error && error.code === 'ERR_INVALID_STATE') return closedFailure(path, error)
  if (!('errcode' in error) || typeof error.errcode !== 'number') return error
  const sentence = SENTENCES[error.errcode & 0xff]
  return sentence ? new Failure(sentence(nameOf(path)), { cause: error }) : error
}
