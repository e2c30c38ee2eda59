import type { DecidedPair, RowPair } from '../../shared/contract/alike.ts'
import { PAIR_RULES } from '../../shared/domain/checks/registry.ts'
import type { PairRuleId } from '../../shared/domain/checks/rule.ts'
import { type Mapping, toExample } from '../../shared/domain/example/example.ts'
import type { Severity } from '../../shared/domain/issue.ts'
import type { Row } from '../../shared/domain/row.ts'
import { type Spoken, spokenTexts } from '../../shared/domain/example/spoken.ts'
import type { Pair } from '../project/facts/pairs.ts'
import type { Project } from '../project/project.ts'
import { isCorrectable } from './settlePair.ts'

/** Characters shown of a question and of an answer. */
const SHOWN = 4000

/** Pairs that a rule found, with what is asked and answered in both rows, and how many there are. */
export function pairsOf(
  project: Project,
  { rule, offset, limit }: { readonly rule: PairRuleId; readonly offset: number; readonly limit: number },
): { severity: Severity; pairs: RowPair[]; total: number; correctable: boolean } {
  const { pairs, total } = project.facts.pairs.page(rule, offset, limit)
  const severity = PAIR_RULES.find(({ id }) => id === rule)?.severity ?? 'warning'
  const shown = readPairs(project, pairs).map(({ pair }) => pair)
  return { severity, pairs: shown, total, correctable: isCorrectable(project.columns()) }
}

/** Pairs that somebody found to be right both, with what is asked and answered in both rows, and how many there are. */
export function decidedPairs(
  project: Project,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { pairs: DecidedPair[]; total: number } {
  const { pairs, total } = project.facts.pairs.decided(offset, limit)
  const shown = readPairs(project, pairs).flatMap(({ found, pair }): DecidedPair[] => {
    const rule = PAIR_RULES.find(({ id }) => id === found.rule)
    return rule ? [{ rule: rule.id, title: rule.title, pair }] : []
  })
  return { pairs: shown, total }
}

/** Those of some pairs whose rows are both in the sheet, with their texts. */
function readPairs<P extends Pair>(project: Project, pairs: readonly P[]): { found: P; pair: RowPair }[] {
  const mapping = { columns: project.columns(), setup: project.setup() }
  const ids = new Set(pairs.flatMap(({ row, other }) => [row, other]))
  const rows = new Map(project.rows([...ids]).map((row) => [row.id, toPaired(row, mapping)]))
  return pairs.flatMap((found) => {
    const [a, b] = [rows.get(found.other), rows.get(found.row)]
    return a && b ? [{ found, pair: { a, b, likeness: Math.max(0, found.likeness) } }] : []
  })
}

function toPaired(row: Row, mapping: Mapping): RowPair['a'] {
  const texts = spokenTexts(toExample(mapping, row.cells))
  const said = (...speakers: readonly Spoken['speaker'][]): string => {
    const own = texts.flatMap(({ speaker, text }) => (speakers.includes(speaker) ? [text] : [])).join('\n')
    return own.length > SHOWN ? `${own.slice(0, SHOWN).toWellFormed()}…` : own
  }
  const { id, number, split } = row
  const heldBack = split === 'validation'
  return { row: id, number, heldBack, asked: said('user'), answered: said('assistant', 'tool') }
}
