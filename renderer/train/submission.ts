/** By project: what was asked for last, and under which id. Outlives the screen, because a lost answer does too. */
const asked = new Map<string, { readonly wanted: string; readonly submission: string }>()

/**
 * The id to start a training under: the same for the same wish until it is answered, so that asking again after a
 * dropped connection finds the job instead of making a second one. `wanted`: all that is on screen, as one text.
 */
export function submissionFor(project: string, wanted: string): string {
  const before = asked.get(project)
  if (before?.wanted === wanted) return before.submission
  const submission = crypto.randomUUID()
  asked.set(project, { wanted, submission })
  return submission
}

/** The job is there: the same wish again is another job. */
export function submissionAnswered(project: string): void {
  asked.delete(project)
}
