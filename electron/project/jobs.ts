import { Job, JobEvent } from '../../shared/domain/job.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { type Database, int, type SqlRow, text } from './file/database.ts'
import { stored } from './file/stored.ts'

/** A job as it was recorded before anything was sent: `choice` is what the user chose, `revision` the state of the data. */
export type StoredJob = { readonly job: Job; readonly choice: unknown; readonly revision: number }

/** Submissions and what came back. A submission is on disk before `put` returns, so that nothing is ever sent twice. */
export class JobStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Records a submission, once. */
  put(job: Job, choice: unknown, revision: number): void {
    if (this.get(job.submission)) {
      throw new Failure({
        code: 'internal',
        message: `Submission ${job.submission} is already recorded, so it is not sent again.`,
      })
    }
    this.#db.run(
      'INSERT INTO jobs (submission, created_at, revision, job, choice) VALUES (?, ?, ?, ?, ?)',
      ...[job.submission, job.createdAt, revision, JSON.stringify(job), JSON.stringify(choice ?? null)],
    )
  }

  /** In the middle of a long act it is written right after it: what a job has come to can be asked again. */
  update(job: Job): void {
    this.#db.whenFree(() => {
      this.updateNow(job)
    })
  }

  /**
   * On disk when it returns: for what nobody can be asked about afterwards.
   * @throws Failure `locked` in the middle of a long act, `disk-full`
   */
  updateNow(job: Job): void {
    this.#db.run('UPDATE jobs SET job = ? WHERE submission = ?', JSON.stringify(job), job.submission)
  }

  get(submission: string): StoredJob | null {
    const row = this.#db.get('SELECT * FROM jobs WHERE submission = ?', submission)
    return row
      ? { job: toJob(this.#db, row), choice: JSON.parse(text(row, 'choice')), revision: int(row, 'revision') }
      : null
  }

  /** Newest first. */
  list(): Job[] {
    return this.#db.all('SELECT job FROM jobs ORDER BY created_at DESC, submission').map((row) => toJob(this.#db, row))
  }

  /** Events already stored, by the provider's event id, are left as they are. In the middle of a long act: as `update`. */
  addEvents(submission: string, events: readonly JobEvent[]): void {
    this.#db.whenFree(() => {
      this.#addNow(submission, events)
    })
  }

  #addNow(submission: string, events: readonly JobEvent[]): void {
    this.#db.transaction(() => {
      let nth = this.#db.number('SELECT max(nth) FROM job_events WHERE submission = ?', submission)
      for (const event of events) {
        nth += 1
        this.#db.run(
          'INSERT OR IGNORE INTO job_events VALUES (?, ?, ?, ?, ?)',
          submission,
          event.id,
          nth,
          event.at,
          JSON.stringify(event),
        )
      }
    })
  }

  /** In the order they happened; at the same moment, in the order they arrived. */
  events(submission: string): JobEvent[] {
    const rows = this.#db.all('SELECT event FROM job_events WHERE submission = ? ORDER BY at, nth', submission)
    return rows.map((row) => stored(this.#db, JobEvent, text(row, 'event')))
  }
}

function toJob(db: Database, row: SqlRow): Job {
  return stored(db, Job, text(row, 'job'))
}
