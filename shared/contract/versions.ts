import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Role } from '../domain/column.ts'
import { RowId } from '../domain/row.ts'
import { Setup } from '../domain/setup.ts'
import { actEvents, procedure, Progress, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

const VersionName = z.string().trim().min(1).max(200)

/** A name on a point of the history. */
export const Version = z.object({
  id: z.number().int(),
  name: z.string(),
  /** When it was saved, in milliseconds since 1970. */
  at: z.number(),
  /** The act after which it was saved; 0: before the first. */
  change: z.number().int(),
  rows: z.number().int(),
  /** The submission of the job that was made of it; null: the user saved it. */
  job: z.string().nullable(),
})
export type Version = z.infer<typeof Version>

/** A column that differs between two points of the history. */
export const ColumnChange = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['added', 'removed']), name: z.string() }),
  z.object({ type: z.literal('renamed'), before: z.string(), after: z.string() }),
  z.object({ type: z.literal('role'), name: z.string(), before: Role, after: Role }),
])
export type ColumnChange = z.infer<typeof ColumnChange>

/** What differs between two points of the history. All counts are exact. */
export const Comparison = z.object({
  rows: z.object({
    added: z.number().int(),
    removed: z.number().int(),
    /** Rows that are in both, with another text in some cell. */
    changed: z.number().int(),
    /** Rows that are in both, on another side of the split. */
    split: z.number().int(),
  }),
  /** Cells with another text, of rows and columns that are in both. */
  cells: z.number().int(),
  /** Some rows were moved in between. */
  moved: z.boolean(),
  columns: z.array(ColumnChange),
  /** The columns that are in both stand in another order. */
  columnsMoved: z.boolean(),
  setup: z.object({ before: Setup.partial(), after: Setup.partial() }),
})
export type Comparison = z.infer<typeof Comparison>

export const CompareEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), comparison: Comparison }),
])
export type CompareEvent = z.infer<typeof CompareEvent>

const Piece = z.object({ kind: z.enum(['same', 'out', 'in', 'gap']), text: z.string() })

/** One row that differs: its changed cells, or its texts where it was added or removed. */
export const ComparedRow = z.object({
  row: RowId,
  /** 1-based place in the sheet as it is now; null: it is not in it. */
  number: z.number().int().nullable(),
  cells: z.array(z.object({ column: z.string(), pieces: z.array(Piece) })),
})
export type ComparedRow = z.infer<typeof ComparedRow>

export const ComparedKind = z.enum(['added', 'removed', 'changed'])
export type ComparedKind = z.infer<typeof ComparedKind>

const byProject = z.object({ project: ProjectId })
const byVersion = byProject.extend({ version: z.number().int() })
/** Two points of the history, each told by the act before it; 0: before the first. */
const ofPoints = byProject.extend({ from: z.number().int().min(0), to: z.number().int().min(0) })

export const versions = {
  /** Newest first. */
  list: procedure.input(byProject).output(z.array(Version)),
  /** Names the present state, at once at any size. */
  save: procedure.input(byProject.extend({ name: VersionName })).output(Version),
  rename: procedure.input(byVersion.extend({ name: VersionName })).output(Version),
  /** Takes the name away, nothing else. */
  remove: procedure.input(byVersion).output(z.void()),
  /** Makes the data what it was then: one act, which can be undone, and after which nothing is lost. */
  goBack: procedure.input(byVersion).output(actEvents(EditResult)),
  /** Compares two points; costs by what changed in between, not by the size of the sheet. */
  compare: procedure.input(ofPoints).output(eventIterator(CompareEvent)),
  /** The rows that differ, a page at a time. */
  compared: procedure
    .input(
      ofPoints.extend({
        kind: ComparedKind,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(z.array(ComparedRow)),
}
