import { type Example, textsOf } from '../../shared/domain/example/chat.ts'
import { messagesOf } from '../../shared/domain/checks/messages.ts'
import { toExample } from '../../shared/domain/example/example.ts'
import type { TypicalRequest } from '../../shared/domain/cost/useCost.ts'
import type { Project } from '../project/project.ts'
import type { TokenPool } from '../tokens/pool.ts'
import { countingOf } from './counting.ts'

/** An odd number, so that the median is one of them; spread evenly over the sheet. */
const MOST_ROWS = 101
/** Characters read of one text: far beyond the median of any sheet. */
const MOST_CHARACTERS = 100_000
/** Tokens around every message and before an answer, by the published formula; the name of the role is one of them. */
const AROUND_MESSAGE = 4
const BEFORE_ANSWER = 3

type Parts = {
  readonly instruction: string
  readonly question: string
  readonly answer: string
  readonly turns: number
}

/**
 * What a request usually is, in tokens as the project's model reads: medians over up to 101 rows spread over the sheet,
 * part by part. Earlier turns count as question, because they are sent again with every request. Null: no row says anything.
 */
export async function typicalRequest(project: Project, pool: TokenPool): Promise<TypicalRequest | null> {
  const parts = await sampled(project)
  if (parts.length === 0) return null
  const { encoding } = countingOf(project.setup())
  const counted = await pool.count(
    parts.flatMap(({ instruction, question, answer }) => [instruction, question, answer]),
    encoding,
  )
  const column = (offset: number): number[] => parts.map((_, nth) => counted[3 * nth + offset] ?? 0)
  const around = parts.map(({ turns }) => turns * AROUND_MESSAGE + (turns > 0 ? BEFORE_ANSWER : 0))
  return {
    instruction: median(column(0).map((tokens) => (tokens === 0 ? 0 : tokens + AROUND_MESSAGE))),
    question: median(column(1).map((tokens, nth) => tokens + (around[nth] ?? 0))),
    answer: median(column(2)),
    rows: parts.length,
  }
}

async function sampled(project: Project): Promise<Parts[]> {
  const ids = await project.viewIds({})
  const step = Math.max(1, ids.length / MOST_ROWS)
  const chosen = Array.from({ length: Math.min(MOST_ROWS, ids.length) }, (_, nth) => ids[Math.floor(nth * step)] ?? 0)
  const mapping = { columns: project.columns(), setup: project.setup() }
  return project
    .stored(chosen)
    .map(({ cells }) => partsOf(toExample(mapping, cells)))
    .filter(({ question, answer }) => question !== '' || answer !== '')
}

/** The last answer is what is written; all before it is read. */
function partsOf(example: Example): Parts {
  if (example.format === 'raw') return { instruction: '', question: '', answer: '', turns: 0 }
  if (example.format === 'completion') {
    return { instruction: '', question: cut(example.prompt), answer: cut(example.completion), turns: 0 }
  }
  const all = messagesOf(example).filter(({ list }) => list !== 'rejected')
  const last = all.findLastIndex(({ message }) => message.role === 'assistant')
  const said = all.map(({ message }) => ({ role: message.role, text: textsOf(message.content).join('\n') }))
  const instructs = ({ role }: { role: string }): boolean => role === 'system' || role === 'developer'
  const asked = said.filter((one, at) => at !== last && !instructs(one))
  return {
    instruction: cut(joined(said.filter(instructs))),
    question: cut(joined(asked)),
    answer: cut(said[last]?.text ?? ''),
    turns: asked.length,
  }
}

const joined = (said: readonly { text: string }[]): string => said.map(({ text }) => text).join('\n')
const cut = (text: string): string => text.slice(0, MOST_CHARACTERS)

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
