import type { RowDetail, TokenPieces, Turn } from '../../shared/contract/facts.ts'
import { type ChatMessage, type Example, textsOf } from '../../shared/domain/example/chat.ts'
import { messagesOf, type Located } from '../../shared/domain/checks/messages.ts'
import type { ColumnId } from '../../shared/domain/column.ts'
import { toExample } from '../../shared/domain/example/example.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Issue } from '../../shared/domain/issue.ts'
import { isFields, toLine } from '../../shared/domain/example/jsonl.ts'
import { lengthOf, textLengthOf } from '../../shared/domain/tokens/lengths.ts'
import type { Row, RowId } from '../../shared/domain/row.ts'
import { countExample, type Count, type ExampleTokens } from '../../shared/domain/tokens/tokens.ts'
import { knownModel } from '../catalog/current.ts'
import type { Project } from '../project/project.ts'
import type { TokenPool } from '../tokens/pool.ts'
import { countingOf } from './counting.ts'

/** Pieces shown of one cell, and characters looked at for them: a screen shows far fewer. */
const MOST_PIECES = 5000
const MOST_CHARACTERS = 100_000

/** Everything about one row: as chat, as the exact line, its tokens and its issues. Failure `not-found` for a row that is gone. */
export async function rowDetail(project: Project, pool: TokenPool, id: RowId): Promise<RowDetail> {
  const row = findRow(project, id)
  const mapping = { columns: project.columns(), setup: project.setup() }
  const { encoding, limit, ...way } = countingOf(mapping.setup)
  const example = toExample(mapping, row.cells)
  const model = knownModel(mapping.setup.model)
  const tokens = await countInPool(
    (count) => countExample(example, count, way),
    (texts) => pool.count(texts, encoding),
  )
  const line = toLine(example)
  const turns = turnsOf(example, tokens.perTurn)
  return {
    row: id,
    number: row.number,
    turns: turns.filter((turn) => turn.list !== 'rejected').map(({ turn }) => turn),
    rejected: turns.filter((turn) => turn.list === 'rejected').map(({ turn }) => turn),
    line,
    bytes: Buffer.byteLength(line),
    tokens: tokens.total,
    length: lengthOf(example, model),
    textLength: textLengthOf(model),
    limit,
    issues: await issuesOf(project, pool, row),
  }
}

/** The tokens of one cell as pieces of text, at most 5,000 of them, and how many there are in all. */
export async function tokenPieces(
  project: Project,
  pool: TokenPool,
  id: RowId,
  column: ColumnId,
): Promise<TokenPieces> {
  const text = findRow(project, id).cells[column] ?? ''
  const { encoding } = countingOf(project.setup())
  const pieces = await pool.pieces(text.slice(0, MOST_CHARACTERS), encoding)
  if (text.length <= MOST_CHARACTERS) return shown(pieces, pieces.length)
  const [count = 0] = await pool.count([text], encoding)
  // The last piece was cut where the looking stopped.
  return shown(pieces.slice(0, -1), count)
}

function shown(pieces: readonly string[], count: number): TokenPieces {
  const first = pieces.slice(0, MOST_PIECES)
  return { pieces: first, count, shown: first.length }
}

function findRow(project: Project, id: RowId): Row {
  const [row] = project.rows([id])
  if (!row) throw new Failure({ code: 'not-found', message: 'This row is no longer in the sheet.' })
  return row
}

/** The store's issues know of equal rows; before the row is counted they are found on the spot, without those. */
async function issuesOf(project: Project, pool: TokenPool, row: Row): Promise<Issue[]> {
  if (row.facts) return project.facts.issuesOfRow(row.id)
  const setup = project.setup()
  const mapping = { columns: project.columns(), setup }
  const [facts] = await pool.facts(project.stored([row.id]), mapping, countingOf(setup), { urgent: true })
  return [...(facts?.issues ?? [])]
}

/** Counts an example whose encoder lives in another thread: its texts are gathered, counted there, and put in again. */
async function countInPool(
  counted: (count: Count) => ExampleTokens,
  count: (texts: readonly string[]) => Promise<number[]>,
): Promise<ExampleTokens> {
  const texts: string[] = []
  counted((text) => texts.push(text) * 0)
  const counts = (await count(texts)).values()
  return counted(() => counts.next().value ?? 0)
}

type ListedTurn = { readonly list: Located['list']; readonly turn: Turn }

function turnsOf(example: Example, perTurn: readonly number[]): ListedTurn[] {
  const plain = (role: Turn['role'], text: string, column: ColumnId | null, at: number): ListedTurn => ({
    list: 'messages',
    turn: { role, text, column, tokens: perTurn[at] ?? 0, calls: [] },
  })
  switch (example.format) {
    case 'raw':
      return [plain('unknown', example.text, example.source, 0)]
    case 'completion':
      return [
        plain('user', example.prompt, example.sources[0], 0),
        plain('assistant', example.completion, example.sources[1], 1),
      ]
    case 'chat':
    case 'preference':
      return messagesOf(example).map(({ message, column, list }, at) => ({
        list,
        turn: {
          role: roleOf(message.role),
          text: contentOf(message),
          column,
          tokens: perTurn[at] ?? 0,
          calls: callsOf(message),
        },
      }))
  }
}

const ROLES: readonly Turn['role'][] = ['system', 'developer', 'user', 'assistant', 'tool', 'function']

function roleOf(role: string): Turn['role'] {
  return ROLES.find((known) => known === role) ?? 'unknown'
}

/** The texts of a message one below the other; an image is named, because it cannot be read. */
function contentOf(message: ChatMessage): string {
  const { content } = message
  if (typeof content === 'string') return content
  const parts = (content ?? []).flatMap((part) => (part.type === 'image_url' ? ['[image]'] : textsOf([part])))
  if (parts.length === 0 && typeof message.refusal === 'string') return message.refusal
  return parts.join('\n')
}

/** Tool calls in words, `cancel_order({"id":7})`. */
function callsOf(message: ChatMessage): string[] {
  const calls = Array.isArray(message.tool_calls) ? (message.tool_calls as unknown[]) : []
  const functions = calls.map((call) => (isFields(call) ? call['function'] : null))
  return [...functions, message.function_call].filter(isFields).map(({ name, arguments: given }) => {
    const text = typeof given === 'string' ? given : JSON.stringify(given ?? {})
    return `${typeof name === 'string' ? name : '?'}(${text})`
  })
}
