import { Failure } from '../../shared/domain/failure.ts'
import { LookAlikes } from '../dataset/alike.ts'
import type { Project } from '../project/project.ts'
import { countAll } from './input.ts'
import type { Output } from './output.ts'
import { stoppable } from './stoppable.ts'

/** Brings the facts of all rows up to date, compares the rows, and then does some work for which look-alikes are known. */
export async function withCompared<T>(
  project: Project,
  output: Output,
  work: (alike: LookAlikes, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  await countAll(project, output)
  const alike = new LookAlikes({ project, counted: () => Promise.resolve(), onFound: () => undefined })
  try {
    output.progress('Looking for look-alikes')
    return await stoppable(async (signal) => {
      signal.addEventListener('abort', () => {
        alike.stop()
        void alike.idle()
      })
      try {
        await alike.current(signal)
        return await work(alike, signal)
      } catch (error) {
        if (!signal.aborted) throw error
        throw new Failure({ code: 'cancelled', message: 'Stopped while looking for look-alikes.' }, { cause: error })
      }
    })
  } finally {
    alike.stop()
    await alike.idle()
  }
}
