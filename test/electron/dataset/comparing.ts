import { LookAlikes } from '../../../electron/dataset/alike.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import type { Project } from '../../../electron/project/project.ts'
import type { TokenPool } from '../../../electron/tokens/pool.ts'

export type Comparing = {
  readonly project: Project
  readonly recount: Recount
  readonly alike: LookAlikes
} & AsyncDisposable

/** What counts the rows of a project and compares them, each when asked; both are over when it is disposed of. */
export function comparing(project: Project, pool: TokenPool): Comparing {
  const recount = new Recount(project, pool, () => undefined)
  const counted = (): Promise<void> => {
    recount.start()
    return recount.idle()
  }
  const alike = new LookAlikes({ project, counted, onFound: () => undefined })
  return {
    project,
    recount,
    alike,
    async [Symbol.asyncDispose]() {
      alike.stop()
      await Promise.all([alike.idle(), recount.idle()])
    },
  }
}
