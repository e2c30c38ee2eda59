import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RULES } from '../../../shared/domain/checks/registry.ts'
import { workplace } from './run.ts'

const FIXTURES = new URL('../../fixtures/checks/', import.meta.url)
const SAMPLES = new URL('../../../assets/samples/', import.meta.url)
/** The mood sample has faults on purpose: they are what people find first. */
const WITH_FAULTS = 'review-moods.csv'
/** How a file is to be read: pairs as such and not as conversations, long rows by a model of few tokens. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'planted-pairs.jsonl': ['--format', 'completion'],
  'planted-beginnings.jsonl': ['--format', 'completion'],
  'planted-split.csv': ['--model', 'gpt-3.5-turbo-0613'],
}

const Planted = z.record(
  z.string(),
  z.array(z.object({ row: z.number().int().nullable(), rules: z.array(z.string()) })),
)
const planted = Planted.parse(JSON.parse(readFileSync(new URL('planted.json', FIXTURES), 'utf8')))
const Answer = z.object({ issues: z.array(z.object({ row: z.number().int().nullable(), rule: z.string() })) })

/** `row rule` of everything that `tunesheet check` finds; row null is the set as a whole. */
async function checked(file: URL, ...options: string[]): Promise<string[]> {
  const { run } = workplace()
  const { stdout } = await run('check', fileURLToPath(file), '--json', ...options)
  const { issues } = Answer.parse(JSON.parse(stdout))
  return [...new Set(issues.map(({ row, rule }) => `${row} ${rule}`))].toSorted()
}

test.each(Object.entries(planted))('check names each fault planted in %s, and nothing else', async (name, faults) => {
  const expected = faults.flatMap(({ row, rules }) => rules.map((rule) => `${row} ${rule}`))
  const found = await checked(new URL(name, FIXTURES), ...(OPTIONS[name] ?? []))
  expect(found).toEqual(expected.toSorted())
})

test('every rule is planted somewhere, and more than forty faults in all', () => {
  const faults = Object.values(planted).flat()
  const rules = new Set(faults.flatMap((fault) => fault.rules))
  expect(faults.length).toBeGreaterThan(40)
  expect(RULES.map(({ id }) => id).filter((id) => !rules.has(id))).toEqual([])
})

test.each(readdirSync(SAMPLES).filter((name) => name !== WITH_FAULTS))(
  'check finds nothing in the sample %s',
  async (name) => {
    expect(await checked(new URL(name, SAMPLES))).toEqual([])
  },
)
