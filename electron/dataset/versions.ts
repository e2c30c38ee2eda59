import type { EditResult } from '../../shared/contract/rows.ts'
import type { PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import { answer, type Recounting } from './edit.ts'

type ToPoint = PaceOptions & { readonly change: number }
type ToVersion = PaceOptions & { readonly version: number }

/**
 * Undoes or does again until an act of the history is the newest one done; 0: until none is. What is gone back from
 * becomes a version as soon as something else is done.
 */
export async function goToPoint(
  project: Project,
  recount: Recounting,
  { change, ...pace }: ToPoint,
): Promise<EditResult> {
  return answer(project, recount, await project.goTo(change, { ...pace, bookmark: true }))
}

/**
 * Makes the data what it was when a version was saved, as one act that can be undone.
 * @throws Failure `not-found` when its name was removed
 */
export async function goBackToVersion(
  project: Project,
  recount: Recounting,
  { version, ...pace }: ToVersion,
): Promise<EditResult> {
  const { name, change } = project.versions.get(version)
  // The history takes labels of 200 characters.
  const label = `Went back to version “${name.slice(0, 150)}”`
  return answer(project, recount, await project.goBack(change, label, pace))
}
