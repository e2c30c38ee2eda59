import { lengthsOf } from '../../shared/domain/tokens/lengths.ts'
import { findModel } from '../catalog/current.ts'
import { moreIn } from '../dataset/cost.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { countAll } from './countAll.ts'
import { withInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { EXIT, type Output } from './output.ts'

/** `count IN --model M`: tokens by the published formula. */
export function countCommand(
  input: string,
  options: Wanted & { perExample?: boolean },
  output: Output,
): Promise<number> {
  return withInput(input, options, output, async ({ project }) => {
    await countAll(project, output)
    const model = findModel(project.setup().model)
    const sure = lengthsOf(model, moreIn(project))
    const totals = project.facts.totals()
    const tokens = { total: totals.tokens, ...project.facts.percentiles() }
    const answer = {
      model: model.id,
      encoding: model.encoding.name,
      ...sure,
      examples: totals.rows,
      tokens,
      completionTokens: { total: totals.completionTokens },
      overLimit: totals.overLimit,
      ...(options.perExample ? { perExample: [...project.facts.tokenCounts()].flat() } : {}),
    }
    output.answer(answer, () => [
      `${sure.certainty === 'exact' ? '' : '≈ '}${formatCount(totals.tokens, 'token')} in ${formatCount(totals.rows, 'example')} for ${model.id} (${model.encoding.name})`,
      `shortest ${formatNumber(tokens.min)}, half below ${formatNumber(tokens.p50)}, 95 % below ${formatNumber(tokens.p95)}, longest ${formatNumber(tokens.max)}`,
      `${formatCount(totals.completionTokens, 'token')} in the answers; ${formatCount(totals.overLimit, 'example')} over the limit`,
      ...(sure.certainty === 'exact' ? [] : [`An estimate. ${sure.why}`]),
    ])
    return EXIT.done
  })
}
