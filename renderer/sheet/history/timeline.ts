import type { HistoryEntry } from '../../../shared/contract/history.ts'
import type { Version } from '../../../shared/contract/versions.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { formatDate, formatTime } from '../../ui/format.ts'

/** What the history shows, one below the other. `undone`: it can be done again. */
export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'here'; readonly key: 'here' }
  | { readonly kind: 'act'; readonly key: string; readonly entry: HistoryEntry; readonly undone: boolean }
  | { readonly kind: 'version'; readonly key: string; readonly version: Version; readonly undone: boolean }
  | { readonly kind: 'beginning'; readonly key: 'beginning'; readonly at: number }

export type Told = {
  /** The newest act that is not undone; 0: none. */
  readonly at: number
  readonly begunAt: number
  /** Newest first, as far as they are known. */
  readonly entries: readonly HistoryEntry[]
  /** There are older ones. */
  readonly more: boolean
  /** Newest first. */
  readonly versions: readonly Version[]
}

type Point = Extract<TimelineItem, { kind: 'act' | 'version' | 'beginning' }>

/**
 * Acts and versions, newest first, with the days between them. A version stands above the act after which it was saved;
 * those after acts that are not known yet come with them. `now` in milliseconds since 1970.
 */
export function timelineOf(told: Told, now: number): TimelineItem[] {
  const points = pointsOf(told)
  const here = points.find((point) => changeOf(point) <= told.at)
  return byDay(points, now).flatMap((item) => (item === here ? [{ kind: 'here', key: 'here' }, item] : [item]))
}

/** The versions alone, newest first, with the days between them. */
export function versionsOf({ versions, at }: Told, now: number): TimelineItem[] {
  return byDay(
    versions.map((version) => toPoint(version, at)),
    now,
  )
}

function toPoint(version: Version, at: number): Point {
  return { kind: 'version', key: `version ${version.id}`, version, undone: version.change > at }
}

/** Today needs no word. */
function byDay(points: readonly Point[], now: number): TimelineItem[] {
  const items: TimelineItem[] = []
  let day = dayWords(now, now)
  for (const point of points) {
    const label = dayWords(timeOf(point), now)
    if (label !== day) items.push({ kind: 'day', key: `day before ${point.key}`, label })
    day = label
    items.push(point)
  }
  return items
}

function pointsOf({ at, begunAt, entries, more, versions }: Told): Point[] {
  const points: Point[] = []
  const named = (change: number): void => {
    for (const version of versions) {
      if (version.change === change) points.push(toPoint(version, at))
    }
  }
  for (const entry of entries) {
    named(entry.id)
    points.push({ kind: 'act', key: `act ${entry.id}`, entry, undone: entry.id > at })
  }
  if (more) return points
  named(0)
  points.push({ kind: 'beginning', key: 'beginning', at: begunAt })
  return points
}

/** The point of the history that an item stands for. */
export function changeOf(point: Point): number {
  if (point.kind === 'beginning') return 0
  return point.kind === 'act' ? point.entry.id : point.version.change
}

function timeOf(point: Point): number {
  if (point.kind === 'beginning') return point.at
  return point.kind === 'act' ? point.entry.at : point.version.at
}

function dayWords(at: number, now: number): string {
  const day = formatDate(at)
  if (day === formatDate(now)) return 'Today'
  const today = new Date(now)
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  return day === formatDate(yesterday.getTime()) ? 'Yesterday' : day
}

/** `10:38, 1,198 rows`; acts that changed no row have only the time. */
export function detailOf(at: number, rows: number | null): string {
  return rows ? `${formatTime(at)}, ${formatCount(rows, 'row')}` : formatTime(at)
}
