import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../../shared/domain/setup.ts'
import { writeTraining } from '../../../../electron/dataset/export.ts'
import { canonical } from '../../imports/canonical.ts'
import { bringIn, desk } from '../../imports/desk.ts'
import { LINES } from './conversations.ts'

/** At least so many conversations of every kind, and a few files of them. */
const CONVERSATIONS = 1000
const FILES = 4

/** Brings a file in, writes it, brings that in and writes it again. */
async function twice(lines: readonly string[], format: Format): Promise<{ first: string[]; second: string[] }> {
  const { dir, put } = desk()
  const first = await bringIn(put('in.jsonl', lines.map((line) => `${line}\n`).join('')), undefined, { format })
  const path = join(dir, 'out.jsonl')
  await writeTraining(first.project, 'train', path)
  const second = await bringIn(path, undefined, { format })
  await writeTraining(second.project, 'train', join(dir, 'again.jsonl'))
  const read = (name: string): string[] => readFileSync(join(dir, name), 'utf8').split('\n').slice(0, -1)
  return { first: read('out.jsonl'), second: read('again.jsonl') }
}

describe('a file that is brought in and saved is the same file', () => {
  it.each([
    ['conversations with tools, weights, names and pictures', 'chat', 'chat'],
    ['plain conversations', 'simpleChat', 'chat'],
    ['prompts and completions', 'completion', 'completion'],
    ['preferences', 'preference', 'preference'],
  ] as const)('of %s', async (_what, kind, format) => {
    const lines = fc.array(LINES[kind], { minLength: CONVERSATIONS / FILES, maxLength: CONVERSATIONS / FILES })
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const wanted = given.map(canonical)
        const { first, second } = await twice(given, format)
        expect(first.map(canonical)).toEqual(wanted)
        expect(second.map(canonical)).toEqual(wanted)
      }),
      { numRuns: FILES, endOnFailure: true },
    )
  })

  it('keeps numbers that no computer number holds', async () => {
    const line =
      '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Ho"}],"tools":[{"limit":12345678901234567890,"most":1e400}]}'
    expect((await twice([line], 'chat')).second).toEqual([line])
  })
})
