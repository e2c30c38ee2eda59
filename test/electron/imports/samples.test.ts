import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SampleId } from '../../../shared/contract/project.ts'
import { censusOf } from '../../../electron/imports/census.ts'
import { bringIn, desk } from './desk.ts'

const pathOf = (sample: SampleId): string =>
  fileURLToPath(new URL(`../../../assets/samples/${sample}.csv`, import.meta.url))

describe.each(SampleId.options)('the sample %s', (sample) => {
  it('needs no click: a prompt, a completion, and nothing empty, alike or garbled', async () => {
    const brought = await bringIn(pathOf(sample), undefined, { destination: `${desk().dir}/${sample}.tunesheet` })
    const roles = brought.columns.map((column) => column.split(': ')[1])
    expect(roles.slice(0, 2)).toEqual(['prompt', 'completion'])
    expect(roles.slice(2).every((role) => role === 'note')).toBe(true)
    expect(brought.records).toBeGreaterThanOrEqual(50)
    expect(brought.records).toBeLessThanOrEqual(300)
    expect(brought.table.flat().filter((cell) => cell.trim() === '')).toEqual([])
    expect(new Set(brought.table.map(([prompt]) => prompt)).size).toBe(brought.records)
    expect(await censusOf(pathOf(sample), undefined, {})).toMatchObject({ skippedTotal: 0, garbled: 0, cutByExcel: 0 })
  })
})
