import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../../../renderer/sheet/history/compareWords.ts'
import {
  detailOf,
  type TimelineItem,
  timelineOf,
  type Told,
  versionsOf,
} from '../../../../renderer/sheet/history/timeline.ts'

const now = new Date(2026, 10, 22, 12, 0).getTime()
const daysAgo = (days: number, hour = 10): number => new Date(2026, 10, 22 - days, hour, 42).getTime()
const act = (id: number, at: number) => ({ id, label: `Act ${id}`, at, rows: 1, isJump: false })
const version = (id: number, change: number, at: number) => ({ id, name: `V${id}`, at, change, rows: 4, job: null })
const told: Told = { at: 3, begunAt: daysAgo(3), entries: [], more: false, versions: [] }

function words(items: readonly TimelineItem[]): string[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'day':
        return `— ${item.label}`
      case 'act':
        return `${item.entry.label}${item.undone ? ' undone' : ''}`
      case 'version':
        return `${item.version.name}${item.undone ? ' undone' : ''}`
      case 'here':
      case 'beginning':
        return item.kind
    }
  })
}

describe('the history on screen', () => {
  test('tells acts by day, the present between what is undone and what is done', () => {
    const entries = [act(4, daysAgo(0)), act(3, daysAgo(0, 9)), act(2, daysAgo(1)), act(1, daysAgo(2))]
    expect(words(timelineOf({ ...told, entries }, now))).toEqual([
      'Act 4 undone',
      'here',
      'Act 3',
      '— Yesterday',
      'Act 2',
      '— 20 Nov 2026',
      'Act 1',
      '— 19 Nov 2026',
      'beginning',
    ])
  })

  test('puts a version above the act after which it was saved', () => {
    const entries = [act(3, daysAgo(0)), act(2, daysAgo(0)), act(1, daysAgo(0))]
    const versions = [version(3, 3, now), version(2, 1, daysAgo(0)), version(1, 0, daysAgo(0))]
    expect(words(timelineOf({ ...told, at: 2, begunAt: daysAgo(0), entries, versions }, now))).toEqual([
      'V3 undone',
      'Act 3 undone',
      'here',
      'Act 2',
      'V2',
      'Act 1',
      'V1',
      'beginning',
    ])
  })

  test('says where one is when everything is undone, or nothing was done', () => {
    expect(words(timelineOf({ ...told, at: 0, begunAt: now }, now))).toEqual(['here', 'beginning'])
    const entries = [act(1, now)]
    expect(words(timelineOf({ ...told, at: 0, begunAt: now, entries }, now))).toEqual([
      'Act 1 undone',
      'here',
      'beginning',
    ])
  })

  test('leaves versions after acts that are not known yet for later', () => {
    const entries = [act(3, now), act(2, now)]
    const versions = [version(1, 1, now)]
    expect(words(timelineOf({ ...told, entries, versions, more: true }, now))).toEqual(['here', 'Act 3', 'Act 2'])
  })

  test('shows the versions alone by day, too', () => {
    const versions = [version(2, 4, daysAgo(0)), version(1, 1, daysAgo(1))]
    expect(words(versionsOf({ ...told, versions }, now))).toEqual(['V2 undone', '— Yesterday', 'V1'])
  })

  test('gives the time, and rows where rows were changed', () => {
    expect(detailOf(daysAgo(0), 1198)).toBe('10:42, 1,198 rows')
    expect(detailOf(daysAgo(0), 0)).toBe('10:42')
    expect(detailOf(daysAgo(0), null)).toBe('10:42')
  })
})

describe('a comparison in words', () => {
  test('says all that differs, and nothing else', () => {
    const nothing = {
      rows: { added: 0, removed: 0, changed: 0, split: 0 },
      ...{ cells: 0, moved: false, columns: [], columnsMoved: false, setup: { before: {}, after: {} } },
    }
    expect(sentencesOf(nothing, String)).toEqual([])
    const much = {
      ...{ rows: { added: 1, removed: 1200, changed: 3, split: 2 }, cells: 4, moved: true, columnsMoved: true },
      columns: [
        { type: 'added' as const, name: 'Note' },
        { type: 'role' as const, name: 'Answer', before: 'note' as const, after: 'completion' as const },
      ],
      setup: { before: { instruction: '', epochs: 'auto' as const }, after: { instruction: 'Be kind.', epochs: 3 } },
    }
    expect(sentencesOf(much, (role) => role)).toEqual([
      '4 cells changed in 3 rows.',
      '1 row added.',
      '1,200 rows removed.',
      '2 rows moved between training and held back.',
      'Rows were moved to other places.',
      'Column “Note” added.',
      'Column “Answer” was “note” and is “completion”.',
      'Columns stand in another order.',
      'There is an instruction for every row now.',
      'Passes over your data: the provider’s choice before, 3 now.',
    ])
  })
})
