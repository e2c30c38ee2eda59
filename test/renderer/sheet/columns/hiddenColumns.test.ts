import { describe, expect, it } from 'vitest'
import { hiddenAmong } from '../../../../renderer/sheet/columns/hiddenColumns.ts'

const columns = [
  { id: 'a', hidden: true },
  { id: 'b', hidden: false },
  { id: 'c', hidden: true },
  { id: 'd', hidden: false },
]
const ids = (chosen: readonly string[]) =>
  hiddenAmong(
    chosen.map((id) => ({ id })),
    columns,
  ).map(({ id }) => id)

describe('showing hidden columns', () => {
  it('means those between the chosen ones', () => {
    expect(ids(['b', 'd'])).toEqual(['c'])
  })

  it('means all of them where none stands between', () => {
    expect(ids(['d'])).toEqual(['a', 'c'])
  })
})
