import type { Skipped } from '../../shared/domain/reading/importOptions.ts'

/** As many as a person may want to look at; beyond it only their number is kept. */
const MOST_SHOWN = 100

/** The records that were left out: the first hundred by line, and how many there are. */
export class SkippedList {
  readonly shown: Skipped[] = []
  total = 0

  add(skipped: readonly Skipped[]): void {
    this.total += skipped.length
    this.shown.push(...skipped.slice(0, MOST_SHOWN - this.shown.length))
  }

  /** Adds those of one of several files; `file`: its name, null where there is only one. */
  join(more: SkippedList, file: string | null): void {
    this.total += more.total
    const named = file === null ? more.shown : more.shown.map((one) => ({ ...one, file }))
    this.shown.push(...named.slice(0, MOST_SHOWN - this.shown.length))
  }
}
