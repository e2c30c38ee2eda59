import { Failure } from '../../shared/domain/failure.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { Habits } from '../dataset/habits.ts'
import { Recount } from '../dataset/recount.ts'
import type { Project } from '../project/project.ts'
import { TokenPool } from '../tokens/pool.ts'
import type { Output } from './output.ts'
import { stoppable } from './stoppable.ts'

/**
 * Brings every row's facts up to date and says how far it is on a terminal.
 * @throws Failure `cancelled` after Ctrl C
 */
export async function countAll(project: Project, output: Output): Promise<void> {
  if (project.facts.complete) return
  const pool = new TokenPool({})
  try {
    const recount = new Recount(project, pool, (event) => {
      if (event.type === 'counting') output.progress(`Counting: ${formatCount(event.progress.done, 'row')}`)
    })
    await stoppable(async (signal) => {
      signal.addEventListener('abort', () => {
        recount.stop()
      })
      recount.start()
      await recount.idle()
      if (signal.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped while counting.' })
      // What is usual tells which rows hold more than text, which is counted less surely.
      const habits = new Habits({ project, counted: () => Promise.resolve(), onFound: () => undefined })
      await habits.current(signal)
      habits.stop()
    })
  } finally {
    await pool.close()
  }
}
