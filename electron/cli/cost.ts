import { formatUsd, toUsd } from '../../shared/domain/money.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { costState } from '../dataset/cost.ts'
import { countAll, withInput, type Wanted } from './input.ts'
import { EXIT, type Output } from './output.ts'

/** `cost IN --model M [--epochs N|auto]`: what training would cost, and whether the model can still be trained. */
export function costCommand(input: string, options: Wanted, output: Output): Promise<number> {
  return withInput(input, options, output, async ({ project }) => {
    await countAll(project, output)
    const cost = costState(project, { now: Date.now() })
    const { chosen } = cost
    const micro = chosen.training.microUsd
    const trainable = chosen.trainable === 'now' || chosen.trainable === 'closing'
    const answer = {
      model: chosen.model,
      provider: chosen.provider,
      asOf: cost.asOf,
      tokens: project.facts.totals().trainTokens,
      billedTokens: cost.billedTokens,
      epochs: cost.epochs,
      epochsRule: cost.epochsRule,
      trainingUsd: micro === null ? null : toUsd(micro),
      certainty: chosen.training.certainty,
      inputUsdPer1M: chosen.inputUsdPer1M,
      outputUsdPer1M: chosen.outputUsdPer1M,
      trainable,
      ...(trainable ? {} : { why: chosen.state }),
      ...(chosen.tunedStops === null ? {} : { shutdown: chosen.tunedStops }),
    }
    output.answer(answer, () => [
      `${micro === null ? 'Price unknown' : formatUsd(micro)} to train ${chosen.name} at ${chosen.providerName} (${chosen.training.certainty})`,
      chosen.training.why,
      `${formatCount(cost.billedTokens, 'billed token')} × ${formatCount(cost.epochs, 'pass', 'passes')}, prices as of ${cost.asOf}`,
      chosen.state,
    ])
    return EXIT.done
  })
}
