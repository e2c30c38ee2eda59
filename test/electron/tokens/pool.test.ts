import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETUP } from '../../../shared/domain/setup.ts'
import type { Mapping } from '../../../shared/domain/example/example.ts'
import { TokenPool, type PoolOptions } from '../../../electron/tokens/pool.ts'
import { referenceTokens } from './peers.ts'
import { columnOf } from '../../columns.ts'

const mapping: Mapping = {
  columns: [columnOf('c1', 'prompt'), columnOf('c2', 'completion')],
  setup: { ...DEFAULT_SETUP, instruction: 'Be kind.' },
}
const counting = { encoding: 'o200k_base', framing: 'openai', limit: 65_536 } as const

const pools: TokenPool[] = []
function pool(options?: PoolOptions): TokenPool {
  const made = new TokenPool(options)
  pools.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()))
})

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    stamp: 7,
    cells: { c1: `Question ${at}?`, c2: `Answer ${at}. `.repeat(20).trimEnd() },
  }))

describe('counting', () => {
  test('gives the facts of every row in order, by the published formula', async () => {
    const facts = await pool({ size: 2 }).facts(rowsOf(3000), mapping, counting)
    expect(facts.map((fact) => fact.row)).toEqual(rowsOf(3000).map((row) => row.id))
    const texts = ['system', 'Be kind.', 'user', 'Question 41?', 'assistant', 'Answer 41. '.repeat(20).trimEnd()]
    const tokens = texts.reduce((sum, text) => sum + referenceTokens(text, 'o200k_base').length, 3 * 3 + 3)
    expect(facts[41]).toMatchObject({ row: 42, stamp: 7, tokens, over: 0, issues: [] })
  })

  test('counts texts and shows their pieces', async () => {
    const tokens = pool({ size: 1 })
    expect(await tokens.count(['Hello world', ''], 'cl100k_base')).toEqual([2, 0])
    expect(await tokens.pieces('Hello world', 'o200k_base')).toEqual(['Hello', ' world'])
  })

  test('nothing to count is nothing to wait for', async () => {
    expect(await pool({ size: 1 }).facts([], mapping, counting)).toEqual([])
  })

  test('warms every thread', async () => {
    await expect(pool({ size: 2 }).warm('o200k_base')).resolves.toBeUndefined()
  })
})

describe('order', () => {
  test('what is urgent goes before what is not', async () => {
    const tokens = pool({ size: 1 })
    const done: string[] = []
    const bulk = tokens.facts(rowsOf(20_000), mapping, counting).then(() => done.push('bulk'))
    const urgent = tokens.facts(rowsOf(1), mapping, counting, { urgent: true }).then(() => done.push('urgent'))
    await Promise.all([bulk, urgent])
    expect(done).toEqual(['urgent', 'bulk'])
  })
})

describe('giving up', () => {
  test('an abort fails as cancelled and leaves the pool usable', async () => {
    const tokens = pool({ size: 1 })
    const abort = new AbortController()
    const counted = tokens.facts(rowsOf(20_000), mapping, counting, { signal: abort.signal })
    abort.abort()
    await expect(counted).rejects.toMatchObject({ data: { code: 'cancelled' } })
    expect(await tokens.count(['Hello'], 'o200k_base')).toEqual([1])
  })

  test('an abort before the start does nothing at all', async () => {
    const signal = AbortSignal.abort()
    await expect(pool({ size: 1 }).facts(rowsOf(1), mapping, counting, { signal })).rejects.toMatchObject({
      data: { code: 'cancelled' },
    })
  })

  test('closing fails what is on its way, and everything after', async () => {
    const tokens = pool({ size: 1 })
    const counted = tokens.facts(rowsOf(20_000), mapping, counting)
    const failed = expect(counted).rejects.toMatchObject({ data: { code: 'cancelled' } })
    await tokens.close()
    await failed
    await expect(tokens.count(['a'], 'o200k_base')).rejects.toMatchObject({ data: { code: 'cancelled' } })
  })
})

describe('a worker that crashes', () => {
  const workerUrl = new URL('./fixtureWorker.ts', import.meta.url)

  test('is replaced, and its work is tried once more', async () => {
    const tokens = pool({ size: 1, workerUrl })
    const [thread = 0] = await tokens.count(['who'], 'o200k_base')
    const [other] = await tokens.count(['crash in the first thread', String(thread % 1000)], 'o200k_base')
    expect(other).not.toBe(thread)
  })

  test('twice over the same work is a failure, and the pool goes on', async () => {
    const tokens = pool({ size: 1, workerUrl })
    await expect(tokens.count(['crash'], 'o200k_base')).rejects.toMatchObject({ data: { code: 'internal' } })
    expect(await tokens.count(['who'], 'o200k_base')).toHaveLength(2)
  })

  test('leaves the work of the others alone', async () => {
    const tokens = pool({ size: 2, workerUrl })
    const crashing = tokens.count(['crash'], 'o200k_base')
    const fine = Array.from({ length: 20 }, () => tokens.count(['who'], 'o200k_base'))
    await expect(crashing).rejects.toMatchObject({ data: { code: 'internal' } })
    await expect(Promise.all(fine)).resolves.toHaveLength(20)
  })

  test('what cannot be done is a failure at once', async () => {
    const tokens = pool({ size: 1, workerUrl })
    await expect(tokens.count(['fail'], 'o200k_base')).rejects.toMatchObject({ data: { code: 'internal' } })
  })

  test('a worker that hangs is ended by closing', async () => {
    const tokens = pool({ size: 1, workerUrl })
    const hanging = expect(tokens.count(['hang'], 'o200k_base')).rejects.toMatchObject({ data: { code: 'cancelled' } })
    await tokens.close()
    await hanging
  })
  test('a reply that crosses with closing does not end the process before its time', () => {
    const child = spawnSync(process.execPath, [fileURLToPath(new URL('./closing.ts', import.meta.url))])
    expect({ code: child.status, stdout: child.stdout.toString() }).toEqual({ code: 0, stdout: 'closed\n' })
  })
})
