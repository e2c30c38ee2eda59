import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { TextStore } from '../../../electron/imports/xlsx/textStore.ts'

const spilled = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`tunesheet-texts-${process.pid}-`))

describe('very many texts', () => {
  it('are given back in any order, beyond what is kept in memory, and leave no file', () => {
    const store = new TextStore()
    const textOf = (index: number): string => `${index} ü😀 ${'x'.repeat(index % 7 === 0 ? 3000 : 1000)}`
    for (let index = 0; index < 70_000; index += 1) store.add(index % 10 === 3 ? '' : textOf(index))
    expect(store.length).toBe(70_000)
    expect(spilled()).toHaveLength(1)
    for (let step = 0; step < 20_000; step += 1) {
      const index = (step * 7919) % 70_000
      expect(store.get(index)).toBe(index % 10 === 3 ? '' : textOf(index))
    }
    expect(store.get(69_999)).toBe(textOf(69_999))
    store.close()
    expect(spilled()).toEqual([])
  })
})
