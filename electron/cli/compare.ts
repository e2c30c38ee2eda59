import { Failure } from '../../shared/domain/failure.ts'
import { LookAlikes } from '../dataset/alike.ts'
import { Habits } from '../dataset/habits.ts'
import type { Project } from '../project/project.ts'
import { countAll } from './countAll.ts'
import type { Output } from './output.ts'
import { stoppable } from './stoppable.ts'

/**
 * Brings the facts of all rows up to date, compares the rows, and then does some work for which look-alikes are known.
 * @throws Failure `cancelled` after Ctrl C; what the work throws
 */
export async function withCompared<T>(
  project: Project,
  output: Output,
  work: (alike: LookAlikes, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  await withHabits(project, output)
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

/** Brings the facts of all rows up to date, and finds what is usual in them and which differ. Throws as `withCompared`. */
export async function withHabits(project: Project, output: Output): Promise<void> {
  await countAll(project, output)
  const habits = new Habits({ project, counted: () => Promise.resolve(), onFound: () => undefined })
  try {
    await stoppable(async (signal) => {
      signal.addEventListener('abort', () => {
        habits.stop()
      })
      await habits.current(signal)
      if (signal.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped while looking at the rows.' })
    })
  } finally {
    habits.stop()
    await habits.idle()
  }
}
