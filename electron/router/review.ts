import type { ReviewEvent } from '../../shared/contract/review.ts'
import { applyReview } from '../dataset/review/apply.ts'
import { reviewPage } from '../dataset/review/page.ts'
import { readReview } from '../dataset/review/read.ts'
import { endReview, keepReview, reviewOf } from '../dataset/review/review.ts'
import { withProgress } from '../progress.ts'
import { streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

export const review = {
  read: implementer.review.read.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    const file = context.refs.get(input.file)
    return streamed(
      withProgress<ReviewEvent>(signal, async (emit, stop) => {
        const onProgress = (progress: { done: number; total: number | null }): void => {
          emit({ type: 'progress', progress })
        }
        const found = await readReview(project, file, { signal: stop, onProgress })
        keepReview(project, found)
        const { id, name, notices } = found
        return { type: 'done', summary: { review: id, name, counts: found.counts(), notices: [...notices] } }
      }),
    )
  }),
  page: implementer.review.page.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return reviewPage(project, reviewOf(project, input.review), input)
  }),
  apply: implementer.review.apply.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, async ({ project, recount }, pace) => {
      const found = reviewOf(project, input.review)
      const result = await applyReview(project, recount, { review: found, choices: input.choices }, pace)
      endReview(project)
      return result
    }),
  ),
}
