import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLines } from '../../../electron/dataset/exports/lines.ts'
import type { LineFormat } from '../../../shared/domain/formats/exportFormat.ts'
import { canonical } from './canonical.ts'
import { bringIn, desk } from './desk.ts'
import { SPELLINGS } from './spellings.ts'

/** Objects of each kind, all in one file and the first again in files of ten, which are laid out each in its own way. */
const OBJECTS = 1200
const SMALL_FILES = 12
const SEED = 20_261_123

describe('an object that nobody edits goes out as it was spelled', () => {
  const plainAlpaca = { instruction: 'Hi', input: '', output: 'Hello' }

  it.each([
    ['ShareGPT', 'sharegpt', 'sharegpt', []],
    ['ShareGPT with one question and one answer', 'plainShareGpt', 'sharegpt', []],
    ['Alpaca', 'alpaca', 'alpaca', [plainAlpaca]],
    ['chat', 'chat', 'chat', []],
    ['preferences', 'preference', 'preference', []],
    ['prompts and completions', 'completion', 'completion', []],
    ['Alpaca that no example can be made of', 'oddAlpaca', 'alpaca', [plainAlpaca]],
  ] as const)('in %s', async (_what, kind, as, before) => {
    const objects = fc.sample<object>(SPELLINGS[kind], { numRuns: OBJECTS, seed: SEED })
    const small = Array.from({ length: SMALL_FILES }, (_, at) => objects.slice(at * 10, at * 10 + 10))
    for (const file of [objects, ...small]) {
      const lines = [...before, ...file].map((value) => JSON.stringify(value))
      const back = await roundTrip(lines, as)
      expect(back).toHaveLength(lines.length)
      // One by one: what differs is to be read.
      for (const [at, line] of lines.entries()) expect(canonical(back[at] ?? '')).toBe(canonical(line))
    }
  })
})

async function roundTrip(lines: readonly string[], as: LineFormat): Promise<string[]> {
  const { project } = await bringIn(desk().put('in.jsonl', lines.map((line) => `${line}\n`).join('')))
  return [...toLines(project, project.batches({}), { split: 'train', as })]
}
