import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FileSummary, Refusal } from './summary.ts'

export const PracticeFile = z.object({ id: z.string(), name: z.string(), createdAt: z.number(), summary: FileSummary })
export type PracticeFile = z.infer<typeof PracticeFile>

/** All that a practice run is: where it stands follows from the clock. */
export const PracticeJob = z.object({
  id: z.string(),
  model: z.string(),
  suffix: z.string(),
  trainingFile: z.string(),
  validationFile: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  method: z.string(),
  epochs: z.number(),
  batchSize: z.number(),
  seed: z.number(),
  examples: z.number(),
  /** Seed of the made-up figures: the file's hash, so that the same data shows the same curve. */
  fingerprint: z.string(),
  /** Milliseconds since 1970, and from the start to the end. */
  createdAt: z.number(),
  lastsMs: z.number(),
  cancelledAt: z.number().nullable(),
  fails: Refusal.extend({ param: z.string() }).nullable(),
})
export type PracticeJob = z.infer<typeof PracticeJob>

const NAME = /^[a-z]+-[\w-]{1,60}$/i

/** Practice remembers its files and jobs as small JSON files, so that a run goes on after a restart of the app. */
export class PracticeStore {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
  }

  file(id: string): PracticeFile | null {
    return this.#read(id, PracticeFile)
  }

  job(id: string): PracticeJob | null {
    return this.#read(id, PracticeJob)
  }

  put(record: PracticeFile | PracticeJob): void {
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 })
    const path = this.#path(record.id)
    writeFileSync(`${path}.part`, JSON.stringify(record), { mode: 0o600 })
    renameSync(`${path}.part`, path)
  }

  remove(id: string): void {
    if (NAME.test(id)) rmSync(this.#path(id), { force: true })
  }

  /** Newest first. */
  jobs(): PracticeJob[] {
    const names = this.#names().filter((name) => name.startsWith('ftjob-'))
    const jobs = names.map((name) => this.job(name)).filter((job) => job !== null)
    return jobs.sort((a, b) => b.createdAt - a.createdAt)
  }

  #names(): string[] {
    try {
      return readdirSync(this.#dir)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
    } catch {
      return [] // Nothing was ever practised.
    }
  }

  /** A record that is gone or cannot be read any more counts as not there. */
  #read<T>(id: string, schema: z.ZodType<T>): T | null {
    if (!NAME.test(id)) return null
    try {
      return schema.parse(JSON.parse(readFileSync(this.#path(id), 'utf8')))
    } catch {
      return null
    }
  }

  #path(id: string): string {
    return join(this.#dir, `${id}.json`)
  }
}
