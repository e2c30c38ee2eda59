import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import { Folder, made } from '../places.ts'

const ROWS = [
  ['Where is my refund?', 'Refunds take five days.'],
  ['How do I reset my password?', 'Use the link on the sign-in page.'],
  ['Can I get a refund for a broken kettle?', 'Yes, send us a picture.'],
  ['Wie ändere ich meine Adresse?', 'Unter Konto.'],
]

describe('the rows most like a question', () => {
  test('come best first, with what was asked and answered', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    expect(project.similar.nearest('refund', 3)).toEqual([])
    project.similar.rebuild()
    const found = project.similar.nearest('My kettle is broken, REFUND please', 2)
    expect(found.map(({ row }) => row)).toEqual([3, 1])
    expect(found[0]).toMatchObject({
      prompt: 'Can I get a refund for a broken kettle?',
      completion: 'Yes, send us a picture.',
    })
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 0)
    expect(project.similar.nearest('ADRESSE andere', 1)[0]?.row).toBe(4)
  })

  test('are training rows only, as they were when the search was built, also after reopening', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, ROWS)
    first.edit([{ type: 'setSplit', rows: [3], split: 'validation' }], 'Held back')
    first.similar.rebuild()
    first.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'Something else' }] }], 'Typed')
    first.close()
    using project = Project.open(path)
    expect(project.similar.nearest('refund', 5).map(({ row }) => row)).toEqual([1])
    project.similar.rebuild()
    expect(project.similar.nearest('refund', 5).map(({ row, prompt }) => [row, prompt])).toEqual([
      [1, 'Something else'],
    ])
  })

  test('can be asked anything', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    project.similar.rebuild()
    for (const odd of ['', '???', '"refund" OR * NEAR( AND', 'prompt:x', 'x'.repeat(100_000)]) {
      expect(project.similar.nearest(odd, 5).length).toBeLessThanOrEqual(2)
    }
  })
})
