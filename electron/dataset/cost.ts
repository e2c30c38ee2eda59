import type { CostState } from '../../shared/contract/cost.ts'
import { costOf } from '../../shared/domain/cost/cost.ts'
import type { Epochs } from '../../shared/domain/setup.ts'
import type { RowsWithMore } from '../../shared/domain/tokens/uncounted.ts'
import { currentCatalog } from '../catalog/current.ts'
import { dayAt } from '../dayAt.ts'
import type { Project } from '../project/project.ts'

/** A look at another model or number of passes, without deciding. `now`: milliseconds since 1970. */
export type CostLook = {
  readonly model?: string | undefined
  readonly epochs?: Epochs | undefined
  readonly now: number
}

/** What training the project would cost today. Failure `unknown-model` for a model that is not in the catalogue. */
export function costState(project: Project, look: CostLook): CostState {
  const today = dayAt(look.now)
  const { model, epochs } = look
  const catalog = currentCatalog()
  return costOf({
    ...{ totals: project.facts.totals(), setup: project.setup(), more: moreIn(project) },
    ...{ today, catalog, model, epochs },
  })
}

/** Rows of a project that hold more than text; null: it has not been looked at yet. */
export function moreIn(project: Project): RowsWithMore | null {
  return project.facts.habits.profile()?.more ?? null
}
