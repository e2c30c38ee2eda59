import { findModel } from '../../shared/catalog/models.ts'
import { countAll, withInput, type Wanted } from './input.ts'
import { count, EXIT, type Output } from './output.ts'

/** `count IN --model M`: tokens by the published formula. */
export function countCommand(
  input: string,
  options: Wanted & { perExample?: boolean },
  output: Output,
): Promise<number> {
  return withInput(input, options, output, async ({ project }) => {
    await countAll(project, output)
    const model = findModel(project.setup().model)
    const totals = project.facts.totals()
    const tokens = { total: totals.tokens, ...project.facts.percentiles() }
    const answer = {
      model: model.id,
      encoding: model.encoding.name,
      examples: totals.rows,
      tokens,
      completionTokens: { total: totals.completionTokens },
      overLimit: totals.overLimit,
      ...(options.perExample ? { perExample: [...project.facts.tokenCounts()].flat() } : {}),
    }
    output.answer(answer, () => [
      `${count(totals.tokens)} tokens in ${count(totals.rows)} examples for ${model.id} (${model.encoding.name})`,
      `shortest ${count(tokens.min)}, half below ${count(tokens.p50)}, 95 % below ${count(tokens.p95)}, longest ${count(tokens.max)}`,
      `${count(totals.completionTokens)} tokens in the answers; ${count(totals.overLimit)} examples over the limit`,
    ])
    return EXIT.done
  })
}
