import { Failure } from '../../shared/domain/failure.ts'
import { fromRemote, interrupted, toJobError, unsure } from './jobState.ts'
import { ProviderFailure } from './providerFailure.ts'
import type { JobRequest, TrainingProvider } from './providers/provider.ts'
import type { ProviderClient } from './remote.ts'
import type { Run } from './run.ts'
import { sendFile, type Staged, type StagedFile } from './upload.ts'

/** Progress is written down and told at most this often. */
const TELL_MS = 200

export type Sending = {
  readonly run: Run
  readonly staged: Staged
  readonly client: ProviderClient
  readonly provider: TrainingProvider
  /** All of the request but the ids of the files, which the upload gives. */
  readonly request: Omit<JobRequest, 'trainingFile' | 'validationFile'>
}

/**
 * Uploads the files and creates the job, once. Before the job is asked for, `submitting` is on disk, so that whenever
 * the process dies the record says what may have happened: up to `uploading` nothing was charged, from `submitting` on
 * the provider has to be asked. Never throws, unless the record cannot be written; then no job is asked for.
 */
export async function send(sending: Sending): Promise<void> {
  const { run, staged } = sending
  try {
    const files = await uploadFiles(sending)
    if (files) await create(sending, files)
  } finally {
    await staged.remove()
    run.tell()
  }
}

type Files = { readonly trainingFile: string; readonly validationFile: string | null }

async function uploadFiles(sending: Sending): Promise<Files | null> {
  const { run, staged } = sending
  try {
    run.save({ status: 'uploading' })
    const trainingFile = await uploadOne(sending, staged.training, 0)
    run.save({ fileId: trainingFile, sentBytes: staged.training.bytes })
    if (!staged.validation) return stopped(run) ? null : { trainingFile, validationFile: null }
    const validationFile = await uploadOne(sending, staged.validation, staged.training.bytes)
    run.save({ validationFileId: validationFile, sentBytes: staged.training.bytes + staged.validation.bytes })
    return stopped(run) ? null : { trainingFile, validationFile }
  } catch (error) {
    if (!stopped(run)) run.save(whyNotUploaded(error, sending))
    return null
  }
}

/** The last moment at which Cancel or closing costs nothing: just before the job is created. */
function stopped(run: Run): boolean {
  if (run.stopUpload.signal.aborted) run.save({ status: 'cancelled', error: null })
  else if (run.closed.signal.aborted) run.save(interrupted())
  else return false
  return true
}

async function uploadOne({ run, client, provider }: Sending, file: StagedFile, before: number): Promise<string> {
  let told = -Infinity
  const onProgress = (sent: number): void => {
    const now = performance.now()
    if (now - told < TELL_MS) return
    told = now
    run.save({ sentBytes: before + sent })
  }
  const signal = AbortSignal.any([run.stopUpload.signal, run.closed.signal])
  return sendFile(client, file, {
    bom: provider.bom,
    signal,
    onProgress,
    host: run.job.host,
    providerName: provider.name,
  })
}

function whyNotUploaded(error: unknown, { run, provider }: Sending): Partial<Run['job']> {
  const left = run.job.fileId === null || run.job.host === '' ? null : { name: provider.name }
  if (error instanceof ProviderFailure && error.outcome !== 'refused' && error.status === null)
    return interrupted(error.data.message)
  if (error instanceof Failure) return { status: 'failed', error: toJobError(error, left) }
  return interrupted()
}

async function create({ run, client, provider, request }: Sending, files: Files): Promise<void> {
  const body = provider.jobBody({ ...request, ...files })
  // A record that only waits for the end of a long act would be lost with the process, and the job made twice.
  await run.free(AbortSignal.any([run.stopUpload.signal, run.closed.signal]))
  if (stopped(run)) return
  // From here on nobody may send this again without asking the provider first.
  run.saveNow({ status: 'submitting' })
  try {
    const remote = await client.createJob(body, run.closed.signal)
    run.save(fromRemote(remote))
  } catch (error) {
    if (error instanceof ProviderFailure && error.outcome === 'refused') {
      const left = run.job.host === '' ? null : { name: provider.name }
      run.save({ status: 'failed', error: toJobError(error, left) })
    } else run.save(unsure(provider.name))
  }
}
