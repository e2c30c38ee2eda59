import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { rulesPage } from '../../../scripts/rules.ts'
import { RULES } from '../../../shared/domain/checks/registry.ts'
import { RULES_FINGERPRINT, RULES_VERSION } from '../../../shared/domain/checks/version.ts'
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
const Found = z.object({
  row: z.number().int().nullable(),
  rule: z.string(),
  severity: z.string(),
  column: z.string().optional(),
  message: z.string(),
  fixable: z.boolean(),
})
const Answer = z.object({ issues: z.array(Found) })

/** Everything that `tunesheet check` finds. */
async function check(file: URL, ...options: string[]): Promise<z.infer<typeof Found>[]> {
  const { run } = workplace()
  const { stdout } = await run('check', fileURLToPath(file), '--json', ...options)
  return Answer.parse(JSON.parse(stdout)).issues
}

/** `row rule` of each; row null is the set as a whole. */
function named(issues: readonly z.infer<typeof Found>[]): string[] {
  return [...new Set(issues.map(({ row, rule }) => `${row} ${rule}`))].toSorted()
}

/** Each planted file is checked once. */
const checks = new Map<string, ReturnType<typeof check>>()
function checkPlanted(name: string): ReturnType<typeof check> {
  const known = checks.get(name) ?? check(new URL(name, FIXTURES), ...(OPTIONS[name] ?? []))
  checks.set(name, known)
  return known
}

test.each(Object.entries(planted))('check names each fault planted in %s, and nothing else', async (name, faults) => {
  const expected = faults.flatMap(({ row, rules }) => rules.map((rule) => `${row} ${rule}`))
  expect(named(await checkPlanted(name))).toEqual(expected.toSorted())
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
    expect(named(await check(new URL(name, SAMPLES)))).toEqual([])
  },
)

test('the version of the rules is that of what they find', async () => {
  const hash = createHash('sha256').update(rulesPage())
  for (const name of Object.keys(planted)) {
    const ofRows = (await checkPlanted(name)).filter(({ row }) => row !== null)
    hash.update(JSON.stringify([name, ofRows]))
  }
  const fingerprint = hash.digest('hex').slice(0, 16)
  const advice = [
    'What the rules find in the planted files, or what docs/rules.md says of them, has changed:',
    `raise RULES_VERSION to ${RULES_VERSION + 1}, so that projects are checked again when they are opened, and set`,
    `RULES_FINGERPRINT to '${fingerprint}', both in shared/domain/checks/version.ts.`,
  ].join(' ')
  expect(fingerprint, advice).toBe(RULES_FINGERPRINT)
})
