import { ROW_RULES } from '../../shared/domain/checks/registry.ts'
import type { RowRule } from '../../shared/domain/checks/rule.ts'
import type { Column } from '../../shared/domain/column.ts'
import { toExample } from '../../shared/domain/example/example.ts'
import { DEFAULT_SETUP } from '../../shared/domain/setup.ts'
import { spokenTexts } from '../../shared/domain/example/spoken.ts'
import { tickets } from './tickets.ts'

const ROUNDS = 3

type Subject = Parameters<RowRule['check']>[0]

/** What share of the time of all rules about one row each of them takes, the slowest first. */
export function ruleShares(rows: number): { readonly id: string; readonly share: number }[] {
  const subjects = subjectsOf(rows)
  const times = ROW_RULES.map((rule) => ({ id: rule.id, ms: timeOf(rule, subjects) }))
  const all = times.reduce((sum, { ms }) => sum + ms, 0)
  return times.map(({ id, ms }) => ({ id, share: ms / all })).toSorted((a, b) => b.share - a.share)
}

function subjectsOf(rows: number): Subject[] {
  const look = { width: 300, hidden: false, frozen: false }
  const columns: Column[] = [
    { ...look, id: 'c1', name: 'Ticket', role: 'prompt' },
    { ...look, id: 'c2', name: 'Answer', role: 'completion' },
  ]
  const setup = { ...DEFAULT_SETUP, format: 'chat' } as const
  // A copy, as the texts come from another thread in the app: built from pieces they are slower to read.
  return structuredClone([...tickets(rows)]).map(([c1, c2]) => {
    const example = toExample({ columns, setup }, { c1, c2 })
    return { example, texts: spokenTexts(example), format: 'chat', tokens: 100, limit: 65_536 }
  })
}

/** The best of some rounds, in processor time: the machine has other things to do. */
function timeOf(rule: RowRule, subjects: readonly Subject[]): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.threadCpuUsage()
    for (const subject of subjects) rule.check(subject)
    const { user, system } = process.threadCpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}
