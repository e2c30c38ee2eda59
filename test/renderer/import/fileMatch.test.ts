import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '../../../shared/contract/imports.ts'
import {
  beginnings,
  filePlaceOf,
  filePlaceOptions,
  ofFirstFile,
  otherPlaces,
  placesInWords,
  withPlace,
} from '../../../renderer/import/fileMatch.ts'

const column = (id: string, name: string, place: string | null = id) => ({ id, name, place })
const file = (name: string, rows: number, columns: ReturnType<typeof column>[]) =>
  ({ name, bytes: 1, kind: 'csv', rows, columns }) as const

const preview: ImportPreview = {
  kind: 'csv',
  shape: null,
  name: 'produkte.csv',
  bytes: 3,
  modifiedAt: 0,
  options: null,
  sheets: [],
  workbook: null,
  recognised: { encoding: true, delimiter: true, header: true },
  format: 'chat',
  instruction: '',
  columns: [
    { id: 'c1', name: 'Eigenschaften', role: 'prompt' },
    { id: 'c2', name: 'Our answer', role: 'completion' },
    { id: 'c3', name: 'Arzt', role: 'note' },
  ],
  rows: [{ c1: 'rot' }, { c1: 'blau' }, { c1: 'Husten' }, { c1: 'Fieber' }],
  files: [
    file('produkte.csv', 2, [column('c1', 'Eigenschaften'), column('c2', 'Our answer')]),
    file('Arztbriefe.xlsx', 1, [
      column('c1', 'Befund', 'c1'),
      column('c2', 'our_answer', 'c2'),
      column('c3', 'Arzt', 'c3'),
      column('c4', 'Nr', null),
    ]),
    file('mehr.csv', 1, [column('c1', 'arzt', 'c3')]),
  ],
}
const [befund, , arzt, nr] = preview.files[1]?.columns ?? []

describe('where the columns of a further file go', () => {
  it('is told where names do not say it, in words', () => {
    expect(placesInWords(preview, 1)).toBe('Befund → Eigenschaften, Arzt → a new column, Nr left out')
    expect(otherPlaces(preview, 2)).toEqual([])
  })

  it('needs no word for the first file, whose columns are those of the sheet', () => {
    expect(placesInWords(preview, 0)).toBe('')
  })

  it('can be any column of the files before, a new one, or nowhere', () => {
    if (!befund || !arzt || !nr) throw new RangeError('no columns')
    const labels = filePlaceOptions(preview, 1, befund).map(({ label }) => label)
    expect(labels).toEqual(['Eigenschaften', 'Our answer', 'New column', 'Leave out'])
    expect([befund, arzt, nr].map((one) => filePlaceOf(preview, 1, one))).toEqual(['c1', 'new', 'skip'])
  })

  it('is chosen anew for a column that loses its place to another', () => {
    const before = withPlace({}, { file: 1, column: 'c1', place: 'c2' })
    expect(withPlace(before, { file: 1, column: 'c2', place: 'c2' })).toEqual({ 1: { c2: 'c2' } })
    const skipped = withPlace({ 1: { c1: 'skip' } }, { file: 1, column: 'c4', place: 'skip' })
    expect(skipped).toEqual({ 1: { c1: 'skip', c4: 'skip' } })
  })

  it('leaves what was chosen for columns of the first file', () => {
    expect(ofFirstFile(preview, { c1: 'note', c3: 'prompt' })).toEqual({ c1: 'note' })
  })
})

describe('the rows of several files', () => {
  it('say with which row each file begins', () => {
    expect([...beginnings(preview)]).toEqual([
      [0, 0],
      [2, 1],
      [3, 2],
    ])
    expect(beginnings({ ...preview, files: preview.files.slice(0, 1) }).size).toBe(0)
  })
})
