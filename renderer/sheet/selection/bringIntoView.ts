import type { DataEditorRef } from '@glideapps/glide-data-grid'
import type { Sight } from '../grid/look.ts'

/** Each try leaves about a third of the distance, so this reaches any row of a few million. */
const TRIES = 16

/**
 * Scrolls until a row is in sight. Browsers cap the height of a page at some 33 million pixels; beyond it the grid maps
 * one scroll position to many rows and a single jump lands beside its goal. `middle`: a row that was out of sight is
 * shown with what stands around it, clear of messages at the edge.
 */
export async function bringIntoView(
  grid: () => DataEditorRef | null,
  row: number,
  sight: Readonly<Sight>,
  { stop, middle }: { readonly stop: AbortSignal; readonly middle: boolean },
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await frames(2)
    // The last row that counts as in sight may be covered by the edge.
    if (stop.aborted) return
    if (row >= sight.from && row < sight.to - 1) {
      if (tries > 0 && middle) grid()?.scrollTo(0, row, 'vertical', 0, 0, { vAlign: 'center' })
      return
    }
    grid()?.scrollTo(0, row, 'vertical')
  }
}

async function frames(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(resolve))
}
