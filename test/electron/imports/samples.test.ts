import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SAMPLES } from '../../../electron/router/samples.ts'
import { SampleId } from '../../../shared/contract/project.ts'
import { callsOf } from '../../../shared/domain/example/toolCalls.ts'
import { parseConversation } from '../../../shared/domain/example/conversation.ts'
import { checkTurns } from '../../../shared/domain/turnChecks.ts'
import { bringIn, countOf, desk } from './desk.ts'

const pathOf = (sample: SampleId): string =>
  fileURLToPath(new URL(`../../../assets/samples/${SAMPLES[sample].file}`, import.meta.url))
const open = (sample: SampleId) =>
  bringIn(pathOf(sample), undefined, { destination: `${desk().dir}/${sample}.tunesheet` })

/** Says on its card that it has faults. */
const FAULTY: SampleId = 'review-moods'
const TABLES = SampleId.options.filter((sample) => sample !== 'tool-calls')

describe.each(TABLES)('the sample %s', (sample) => {
  it('needs no click: a prompt and a completion, enough rows for an effect, and an instruction', async () => {
    const brought = await open(sample)
    const roles = brought.columns.map((column) => column.split(': ')[1])
    expect(roles.slice(0, 2)).toEqual(['prompt', 'completion'])
    expect(roles.slice(2).every((role) => role === 'note')).toBe(true)
    expect(brought.records).toBeGreaterThanOrEqual(50)
    expect(brought.records).toBeLessThanOrEqual(150)
    expect(SAMPLES[sample].instruction).toMatch(/\.$/)
  })

  it.skipIf(sample === FAULTY)('has nothing empty, alike or garbled', async () => {
    const brought = await open(sample)
    expect(brought.table.flat().filter((cell) => cell.trim() === '')).toEqual([])
    expect(new Set(brought.table.map(([prompt]) => prompt)).size).toBe(brought.records)
    expect(await countOf(pathOf(sample))).toMatchObject({ skippedTotal: 0, garbled: 0, cutByExcel: 0 })
  })
})

it('the faulty sample has an empty answer, a row twice and garbled letters', async () => {
  const { table, records } = await open(FAULTY)
  expect(table.filter(([, mood]) => mood === '')).toHaveLength(1)
  expect(new Set(table.map(String)).size).toBe(records - 1)
  expect(table.flat().join()).toContain('fÃ¼r')
})

it('the forms are JSON with the same five keys in every row', async () => {
  const { table } = await open('order-forms')
  for (const [, form] of table) {
    expect(Object.keys(JSON.parse(form ?? '') as object)).toEqual(['item', 'qty', 'size', 'colour', 'gift'])
  }
})

it('the tool calls are whole conversations: every call is of a tool of the row and has its result', async () => {
  const { columns, table } = await open('tool-calls')
  expect(columns.map((column) => column.split(': ')[1])).toEqual(['messages', 'tools'])
  expect(table.length).toBeGreaterThanOrEqual(50)
  for (const [messages, tools] of table) {
    const reading = parseConversation(messages ?? '')
    const turns = reading.ok ? reading.value.messages : []
    expect(checkTurns(turns)).toEqual([])
    const calls = turns.flatMap(callsOf)
    expect(turns.flatMap(({ role, tool_call_id: id }) => (role === 'tool' ? [id] : []))).toEqual(
      calls.map(({ id }) => id),
    )
    for (const call of calls) {
      expect(tools).toContain(`"name":"${call.name}"`)
      expect(JSON.parse(call.arguments)).toBeTypeOf('object')
    }
  }
})
