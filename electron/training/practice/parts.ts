import type { Lookups } from './answer.ts'
import { refusal } from './refusal.ts'
import type { PracticeFile, PracticeStore } from './store.ts'

export type PracticeParts = {
  readonly store: PracticeStore
  readonly lookups: Lookups
  readonly now: () => number
  readonly uuid: () => string
  /** 1 for people, more for tests: runs are shorter by this factor. */
  readonly pace: number
}

/** A file by its id, or the 404 that a provider answers. */
export function knownFile(store: PracticeStore, id: string): PracticeFile {
  const file = store.file(id)
  if (!file) throw refusal(404, { code: null, message: `No such File object: ${id}` }, 'id')
  return file
}
