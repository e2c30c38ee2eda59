import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { AppState } from '../../../electron/project/appState.ts'
import { memorySecrets } from '../../../electron/secrets/memory.ts'
import { createTraining, type Training } from '../../../electron/training/service.ts'
import type { SentEntry } from '../../../shared/contract/app.ts'
import type { JobChoice, JobDetail } from '../../../shared/contract/jobs.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Job } from '../../../shared/domain/job.ts'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'
import { MODEL, sheetOf, type Sheet } from './sheet.ts'

const TODAY = Date.UTC(2026, 10, 22)
const KEY = 'sk-test-key-123456'
const never = new AbortController().signal

/** A sheet of 40 rows, 10 of them held back, a provider on this computer, and the service between them. */
export class AtProvider {
  readonly server: OpenAiServer
  readonly secrets = memorySecrets()
  /** What the app remembers of all projects. */
  readonly state = AppState.open(mkdtempSync(join(tmpdir(), 'tunesheet-state-')))
  sheet: Sheet
  training: Training
  clock = TODAY
  /** Milliseconds that have passed, whatever the clock is set to. */
  passed = 0
  readonly log: SentEntry[] = []
  /** Titles of the notices shown. */
  readonly told: string[] = []

  private constructor(server: OpenAiServer) {
    this.server = server
    this.sheet = sheetOf(40, { held: 10 })
    this.training = this.open()
  }

  static async begin(): Promise<AtProvider> {
    const at = new AtProvider(await OpenAiServer.start())
    await at.pointTo(at.server.url)
    return at
  }

  async pointTo(baseUrl: string, key = KEY): Promise<void> {
    await this.secrets.set('openai', { key, label: 'Team', baseUrl })
  }

  /** The service as a fresh start of the app makes it. `settleMs`: how long a lost job may still turn up. */
  open(settleMs = 0): Training {
    this.training = createTraining({
      sentLog: { addSent: (entry) => this.log.push(entry) },
      submissions: this.state,
      secrets: this.secrets,
      now: () => this.clock,
      elapsed: () => this.passed,
      uuid: randomUUID,
      stateDir: this.sheet.dir,
      practicePace: 100,
      notify: (title) => this.told.push(title),
      rhythm: { first: 1, longest: 5, settleMs },
    })
    return this.training
  }

  replaceSheet(sheet: Sheet): void {
    this.sheet.remove()
    this.sheet = sheet
  }

  choice(more: Partial<JobChoice> = {}): JobChoice {
    const plain = { suffix: 'demo', seed: 7, learningRate: null, batchSize: null }
    return { project: this.sheet.project.id, provider: 'openai', model: MODEL, ...plain, ...more }
  }

  async start(more: Partial<JobChoice> = {}): Promise<Job> {
    const choice = this.choice(more)
    const { price, training } = await this.training.plan(this.sheet.project, choice)
    const confirmed = { confirmedMicroUsd: price.microUsd, confirmedSha256: training.sha256 }
    return this.training.start(this.sheet.project, { ...choice, ...confirmed })
  }

  /** The job as soon as it is as wanted. */
  async until(submission: string, wanted: (job: Job) => boolean): Promise<JobDetail> {
    let last: JobDetail | null = null
    for await (const detail of this.training.watch(this.sheet.project, submission, never)) {
      last = detail
      if (wanted(detail.job)) return detail
    }
    throw new Error(`It never came to that: ${JSON.stringify(last?.job)}`)
  }

  /** A job that the provider has. */
  async created(): Promise<Job> {
    const { submission } = await this.start()
    return (await this.until(submission, ({ jobId }) => jobId !== null)).job
  }

  /** How often it was asked to make a job. */
  creations(): number {
    return this.server.requests.filter((request) => request === 'POST /fine_tuning/jobs').length
  }

  async end(): Promise<void> {
    await this.training.release(this.sheet.project)
    await this.server.close()
    this.state.close()
    this.sheet.remove()
    // Whatever happened: no copy of the rows lies about.
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`tunesheet-upload-${process.pid}-`))).toEqual([])
  }
}

/** What a piece of work failed with. */
export async function failureOf(work: Promise<unknown>): Promise<Failure['data']> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw new Error(`Not a Failure: ${String(error)}`)
  return error.data
}
