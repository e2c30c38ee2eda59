import type { Links } from '../../shared/domain/alike/link.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { SplitRows, SplitWish } from '../../shared/domain/split/splitPlan.ts'
import type { SketchBatch } from '../project/facts/alike.ts'

/** What the thread that compares rows is told. It keeps the sketches between two comparisons. */
export type AlikeWork =
  | { readonly kind: 'clear'; readonly capacity: number }
  | ({ readonly kind: 'put' } & SketchBatch)
  | { readonly kind: 'drop'; readonly rows: ReadonlySet<RowId> }
  /** `held`: rows that are held back, by rising id. */
  | { readonly kind: 'link'; readonly held: Uint32Array }
  | { readonly kind: 'split'; readonly rows: SplitRows; readonly wish: SplitWish }

/** The rows that were compared, by rising id, and what was found, by their index. */
export type Linked = { readonly ids: Uint32Array<ArrayBuffer>; readonly links: Links }
