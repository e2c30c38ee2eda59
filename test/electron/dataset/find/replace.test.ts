import { expect, test } from 'vitest'
import type { FindQuery } from '../../../../shared/domain/find/find.ts'
import { look } from '../../../../electron/dataset/find/look.ts'
import { replaceAll, replaceOne } from '../../../../electron/dataset/find/replace.ts'
import { sheetOf } from '../sheet.ts'

const NO_RECOUNT = { start: () => undefined, settle: () => Promise.resolve() }
const LONG = 'a'.repeat(100_000)

test.each([
  ['many matches, each by much', { text: 'a', kind: 'text' }, 'y'.repeat(1000)],
  ['a long match many times by itself', { text: '.+', kind: 'pattern' }, '$0'.repeat(500)],
] satisfies [string, Pick<FindQuery, 'text' | 'kind'>, string][])(
  'says where a text would not fit its cell, and replaces nothing: %s',
  async (_, sought, replacement) => {
    const rows = [
      ['a', 'b'],
      [sought.kind === 'text' ? LONG : LONG.repeat(2), 'b'],
    ]
    using sheet = sheetOf(['prompt', 'completion'], rows)
    const { project } = sheet
    const query = { ...sought, wholeWord: false, matchCase: true }
    const { found } = await look(project, { query, scope: { view: {}, columns: ['c1', 'c2'] } })
    const wanted = { find: found.find, replacement }
    const refusal = {
      data: {
        code: 'cell-too-large',
        message: 'The text of “prompt 1” in row 2 would become longer than 64 MB. Nothing was replaced.',
      },
    }
    await expect(replaceAll(project, NO_RECOUNT, { ...wanted, except: [] })).rejects.toMatchObject(refusal)
    if (sought.kind === 'pattern') {
      const one = replaceOne(project, NO_RECOUNT, { ...wanted, row: 2, column: 'c1', from: 0 })
      await expect(one).rejects.toMatchObject(refusal)
    }
    expect(project.texts({}, 0, 10, ['c1', 'c2'])).toEqual(rows)
  },
)
