import { costState } from '../dataset/cost.ts'
import { rowDetail, tokenPieces } from '../dataset/detail.ts'
import { typicalRequest } from '../dataset/typicalRequest.ts'
import { ruleCards } from '../dataset/ruleCards.ts'
import { histogramOf, issuesOfRule, verdictOf } from '../dataset/verdict.ts'
import { implementer } from './base.ts'

export const facts = {
  row: implementer.facts.row.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return rowDetail(project, context.pool, input.row)
  }),
  pieces: implementer.facts.pieces.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return tokenPieces(project, context.pool, input.row, input.column)
  }),
  verdict: implementer.facts.verdict.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return verdictOf(project, context.now())
  }),
  rules: implementer.facts.rules.handler(() => ruleCards()),
  issues: implementer.facts.issues.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return issuesOfRule(project, input)
  }),
  histogram: implementer.facts.histogram.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return histogramOf(project)
  }),
}

export const cost = {
  get: implementer.cost.get.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return costState(project, { model: input.model, epochs: input.epochs, now: context.now() })
  }),
  typical: implementer.cost.typical.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return typicalRequest(project, context.pool)
  }),
}
