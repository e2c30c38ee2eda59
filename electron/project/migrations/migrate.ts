import { basename } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Database } from '../file/database.ts'
import { SQL as first } from './001.ts'
import { SQL as second } from './002.ts'
import { SQL as third } from './003.ts'
import { SQL as fourth } from './004.ts'
import { SQL as fifth } from './005.ts'
import { SQL as sixth } from './006.ts'
import { SQL as seventh } from './007.ts'
import { SQL as eighth } from './008.ts'

/** Step n brings a file from version n to version n + 1. Steps are frozen once released: add, never change. */
export const STEPS: readonly string[] = [first, second, third, fourth, fifth, sixth, seventh, eighth]

/** Every table of a file of the newest version. */
export const TABLES: readonly string[] = STEPS.flatMap((sql) =>
  [...sql.matchAll(/CREATE (?:VIRTUAL )?TABLE (\w+)/g)].map(([, name = '']) => name),
)

/** The version this app writes; files of a later one are refused. */
export const VERSION = STEPS.length

/**
 * Brings a file to the newest version, all steps in one transaction: a step that fails leaves the file as it was.
 * @throws Failure `corrupt-project` naming the file and the step.
 */
export function migrate(db: Database, steps: readonly string[] = STEPS): void {
  const from = db.number('PRAGMA user_version')
  if (from >= steps.length) return
  db.reshape(() => {
    db.transaction(() => {
      for (let at = from; at < steps.length; at++) step(db, steps[at] ?? '', at + 1)
      db.exec(`PRAGMA user_version = ${steps.length}`)
    })
  })
}

function step(db: Database, sql: string, version: number): void {
  try {
    db.exec(sql)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const message = `${basename(db.path)} could not be brought up to date: step ${version} failed.`
    throw new Failure(
      { code: 'corrupt-project', message, hint: 'The file was left as it is. Open a copy from a backup.' },
      { cause },
    )
  }
}
