import { NativeSelect, Tooltip } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CostState } from '../../shared/contract/cost.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { DEFAULT_USE, type UseChoice } from '../../shared/domain/cost/useCost.ts'
import { replacedBy, tokensOf, usePlanOf, type RequestTokens } from '../../shared/domain/cost/usePlan.ts'
import { daysBetween, formatDay } from '../../shared/format/days.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Certainty, CertaintyWord } from '../ui/Certainty.tsx'
import { FigureInput } from './FigureInput.tsx'
import { spendingOf, type Spending } from './spending.ts'
import { SpendingChart } from './SpendingChart.tsx'
import { useUseChoice } from './useChoice.ts'
import { billWhy, breakEvenSentence, hostingSentence, missingSentence, savingSentence } from './useWords.ts'

const MOST_TOKENS = 1_000_000
const MOST_REQUESTS = 1_000_000_000

type Decide = (change: Partial<UseChoice>) => void

type ExpectedProps = { cost: CostState; use: UseChoice; tokens: RequestTokens; decide: Decide }

function TokenInput({
  of,
  label,
  tokens,
  decide,
}: { of: keyof RequestTokens; label: string } & Omit<ExpectedProps, 'cost' | 'use'>) {
  return (
    <FigureInput
      label={label}
      value={tokens[of]}
      min={0}
      max={MOST_TOKENS}
      width={68}
      onType={(value) => {
        decide({ [of]: value ?? undefined })
      }}
    />
  )
}

/** How many requests of which length, and which model answers them today: learned from the rows until typed. */
function Expected({ cost, use, tokens, decide }: ExpectedProps) {
  const { chosen } = cost
  const others = cost.models.filter(({ base, model }) => base.input !== null && model !== chosen.model)
  return (
    <div className="ts-cost-expected ts-small ts-2">
      <div>
        <FigureInput
          label="Requests a month"
          value={use.requestsPerMonth}
          min={1}
          max={MOST_REQUESTS}
          width={120}
          onType={(value) => {
            decide({ requestsPerMonth: value ?? DEFAULT_USE.requestsPerMonth })
          }}
        />
        requests a month
      </div>
      <div>
        today by
        <NativeSelect
          aria-label="Model that answers today"
          size="xs"
          value={use.replaces ?? ''}
          onChange={(event) => {
            decide({ replaces: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }}
          data={[
            { value: '', label: `${chosen.name} as it comes` },
            ...others.map(({ model, name, providerName }) => ({
              value: model,
              label: providerName === chosen.providerName ? name : `${name}, ${providerName}`,
            })),
          ]}
        />
      </div>
      <div>
        <TokenInput of="question" label="Tokens of a question" tokens={tokens} decide={decide} />
        tokens asked,
        <TokenInput of="answer" label="Tokens of an answer" tokens={tokens} decide={decide} />
        answered
      </div>
    </div>
  )
}

/** The one part of a request that is not the same for both: the instruction. */
function Instruction({ tokens, decide }: Pick<ExpectedProps, 'tokens' | 'decide'>) {
  return (
    <tbody className="ts-cost-request">
      <tr>
        <th scope="row">Instruction, tokens</th>
        <td>
          <TokenInput of="instruction" label="Tokens of the instruction today" tokens={tokens} decide={decide} />
        </td>
        <td>
          <TokenInput
            of="tunedInstruction"
            label="Tokens of the instruction for the tuned model"
            tokens={tokens}
            decide={decide}
          />
        </td>
      </tr>
    </tbody>
  )
}

function Amounts({ spending }: { spending: Spending }) {
  const { today, tuned } = spending.use
  const rows = [
    ['Text it reads', today.reads, tuned.reads],
    ['Text it writes', today.writes, tuned.writes],
    ...(tuned.hosting > 0 ? ([['Hosting, day and night', today.hosting, tuned.hosting]] as const) : []),
  ] as const
  return (
    <tbody>
      {rows.map(([what, before, after]) => (
        <tr key={what}>
          <th scope="row">{what}</th>
          <td>{formatUsd(before)}</td>
          <td>{formatUsd(after)}</td>
        </tr>
      ))}
      <tr className="ts-bold">
        <th scope="row">Bill a month</th>
        <td>{formatUsd(today.total)}</td>
        <td className="ts-cost-tuned">{formatUsd(tuned.total)}</td>
      </tr>
    </tbody>
  )
}

function Saving({ cost, spending, tokens }: { cost: CostState; spending: Spending; tokens: RequestTokens }) {
  const { figure, what, more, tone } = savingSentence(spending.use, tokens)
  const hosting = hostingSentence(cost)
  return (
    <div className="ts-cost-saving" data-tone={tone} role="status">
      <p>
        <span className="ts-num">{figure}</span> <span className="ts-2">{what}</span>
      </p>
      <p className="ts-small ts-2">{more}</p>
      <p className="ts-small ts-2">{breakEvenSentence(cost, spending.use)}</p>
      {hosting !== null && <p className="ts-small ts-cost-old">{hosting}</p>}
    </div>
  )
}

/** The second bill: what every month of use costs, today and tuned, and when training has paid for itself. */
export function UseCard({ cost }: { cost: CostState }) {
  const project = useProject()
  const [use, decide] = useUseChoice(project.id)
  const { data: typical = null } = useQuery({
    ...orpc.cost.typical.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  })
  const tokens = tokensOf(use, typical)
  const replaced = replacedBy(cost, use)
  const plan = usePlanOf(cost.chosen, replaced, use, tokens)
  const nothing = tokens.question + tokens.answer + tokens.instruction === 0
  const spending = plan && !nothing ? spendingOf(cost, plan) : null
  const { tunedStops, tunedStopsWhy } = cost.chosen
  const sure = spending
    ? ({ kind: 'estimate', why: billWhy({ cost, use, tokens, typical, replaced }) } as const)
    : ({ kind: 'unknown', why: missingSentence(cost, replaced) } as const)
  return (
    <section className="ts-card ts-cost-card ts-cost-use" aria-label="Using it, every month">
      <div className="ts-cost-bill">
        <div className="ts-between">
          <h2 className="ts-section">Using it, every month</h2>
          <Certainty {...sure} />
        </div>
        <Expected cost={cost} use={use} tokens={tokens} decide={decide} />
        {spending && <Saving cost={cost} spending={spending} tokens={tokens} />}
        <table className="ts-cost-bills ts-num">
          <thead>
            <tr>
              <td />
              <th scope="col">today</th>
              <th scope="col">tuned</th>
            </tr>
          </thead>
          <Instruction tokens={tokens} decide={decide} />
          {spending && <Amounts spending={spending} />}
        </table>
        {!spending && <p className="ts-small ts-2">{sure.why}</p>}
      </div>
      <div className="ts-cost-spent">
        <div className="ts-between">
          <div className="ts-row ts-small" style={{ gap: 8 }}>
            <h3 className="ts-small ts-bold">Money spent, day by day</h3>
            <CertaintyWord {...sure} />
          </div>
          {tunedStops !== null && (
            <Tooltip label={tunedStopsWhy}>
              <span className="ts-row ts-small ts-cost-old ts-why" style={{ gap: 6 }} tabIndex={0} role="note">
                <IconClock size={14} aria-hidden />
                tuned model {daysBetween(cost.today, tunedStops) > 0 ? 'stops' : 'stopped'} {formatDay(tunedStops)}
              </span>
            </Tooltip>
          )}
        </div>
        {spending && (
          <>
            <div className="ts-row ts-small ts-cost-legend">
              <span data-line="today">today</span>
              <span data-line="tuned">tuned model, training included</span>
            </div>
            <SpendingChart spending={spending} />
          </>
        )}
      </div>
    </section>
  )
}
