import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainFile } from '../../shared/domain/job.ts'
import type { Split } from '../../shared/domain/row.ts'
import { writeTraining } from '../dataset/export.ts'
import type { Project } from '../project/project.ts'
import { makeTempDir } from '../tempDir.ts'
import { noAnswer, ProviderFailure } from './providerFailure.ts'
import type { ProviderClient, Upload } from './remote.ts'

/** A training file on this disk, ready to be sent: exactly the bytes that were measured and confirmed. */
export type StagedFile = TrainFile & { readonly path: string; readonly name: string }
export type Staged = { readonly training: StagedFile; readonly validation: StagedFile | null; remove(): Promise<void> }

/**
 * Writes the files to be sent into a folder of the user's own (0700), so that edits going on meanwhile change nothing
 * of what was confirmed. `remove` when they are sent; what a killed process left behind, `removeLeftovers` takes away.
 */
export async function stage(project: Project, signal: AbortSignal): Promise<Staged> {
  const dir = await makeTempDir('upload')
  const remove = (): Promise<void> => rm(dir, { recursive: true, force: true })
  const write = async (split: Split, name: string): Promise<StagedFile> => {
    const path = join(dir, name)
    const written = await writeTraining(project, split, path, { signal, onProgress: () => undefined })
    await chmod(path, 0o600)
    return { ...written, path, name }
  }
  try {
    const training = await write('train', 'train.jsonl')
    const held = project.state().totals.validationRows > 0
    return { training, validation: held ? await write('validation', 'validation.jsonl') : null, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** A connection that takes no byte for this long is given up. */
const STALL_MS = 120_000
/** After the last byte the provider reads the whole file before it answers. */
const ANSWER_MS = 600_000

type Sending = Omit<Upload, 'path' | 'name' | 'bytes'> & { readonly host: string; readonly providerName: string }

/**
 * Sends a file; answers the provider's id for it. Ends with a ProviderFailure when the provider refuses, the
 * connection breaks or stalls, or the signal aborts.
 */
export async function sendFile(client: ProviderClient, file: StagedFile, sending: Sending): Promise<string> {
  const stall = new AbortController()
  const giveUp = (): void => {
    stall.abort()
  }
  let timer = setTimeout(giveUp, STALL_MS)
  const onProgress = (sent: number): void => {
    clearTimeout(timer)
    timer = setTimeout(giveUp, sent < file.bytes ? STALL_MS : ANSWER_MS)
    sending.onProgress(sent)
  }
  try {
    const signal = AbortSignal.any([sending.signal, stall.signal])
    const { path, name, bytes } = file
    return await client.upload({ path, name, bytes, bom: sending.bom, signal, onProgress })
  } catch (error) {
    const stalled = stall.signal.aborted && !sending.signal.aborted
    if (stalled && error instanceof ProviderFailure)
      throw noAnswer({ name: sending.providerName, host: sending.host }, true)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
