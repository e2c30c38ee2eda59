import { describe, expect, it } from 'vitest'
import { hashOf, type Place, placeOf } from '../../renderer/place.ts'

const ID = '7b1f7a3e-2c41-4a5c-9d21-0d1d4f6a9b10'
const PLACES: readonly Place[] = [
  { at: 'welcome' },
  { at: 'import', file: 'a ref', name: 'Fragen & Antworten #2.csv' },
  { at: 'import', file: 'a ref', name: '3 files', into: 'a project' },
  { at: 'project', id: ID, step: 'cost' },
  { at: 'settings', page: 'keys', project: null },
  { at: 'settings', page: 'sent', project: { id: ID, step: 'try' } },
]

describe('the place in the address', () => {
  it.each(PLACES)('comes back as it was: $at', (place) => {
    expect(placeOf(hashOf(place, ''))).toEqual(place)
  })

  it('keeps the token of the browser door, so that a reload still gets in', () => {
    const hash = hashOf({ at: 'project', id: ID, step: 'data' }, '#token=a%2Bb')
    expect(new URLSearchParams(hash.slice(1)).get('token')).toBe('a+b')
    expect(hashOf({ at: 'welcome' }, hash)).toBe('#token=a%2Bb&at=welcome')
  })

  it.each(['', '#', '#token=x', '#at=nowhere', '#at=project', '#at=import&name=x'])(
    'is the welcome page for %j',
    (hash) => {
      expect(placeOf(hash)).toEqual({ at: 'welcome' })
    },
  )

  it('begins a project at its data when the step is unknown', () => {
    expect(placeOf(`#at=project&id=${ID}&step=fly`)).toEqual({ at: 'project', id: ID, step: 'data' })
  })
})
