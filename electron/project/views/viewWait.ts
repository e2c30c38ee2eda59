import type { PaceOptions } from '../../pace.ts'
import type { ViewBuild } from './viewBuild.ts'

/** Looks for the rows of a view, see `ViewBuild` and `WholeBuild`. */
export type Build = Pick<ViewBuild, 'found' | 'count' | 'now' | 'inPieces'>

/** A view that is being built. It is stopped when the last of those who wait for it has cancelled. */
export type Building = {
  readonly build: Build
  readonly whole: Promise<unknown>
  readonly stop: AbortController
  /** Hear how many rows were looked through. */
  readonly listeners: Set<(looked: number) => void>
  waiting: number
}

/** How a view is waited for. `rows`: so many of its first rows are enough; `least`: so few, if it takes a moment. */
export type Wanted = PaceOptions & { readonly rows?: number | undefined; readonly least?: number | undefined }

/** A moment, in milliseconds: beyond it some rows on screen are better than a page of them. */
const MOMENT = 100

/** Until a view is built, or as far as is wanted, or until the signal; the last to cancel stops the building. */
export async function waitFor(building: Building, { signal, onProgress, rows, least = rows }: Wanted): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const since = performance.now()
  const look = (looked: number): void => {
    onProgress?.(looked)
    const enough = performance.now() - since < MOMENT ? rows : least
    if (enough !== undefined && building.build.count >= enough) resolve(undefined)
  }
  const leave = (): void => {
    building.waiting -= 1
    if (building.waiting === 0) building.stop.abort(signal?.reason)
    resolve(undefined)
  }
  building.waiting += 1
  building.listeners.add(look)
  signal?.addEventListener('abort', leave, { once: true })
  look(0)
  try {
    await Promise.race([promise, building.whole])
  } finally {
    building.listeners.delete(look)
    signal?.removeEventListener('abort', leave)
    if (!signal?.aborted) building.waiting -= 1
  }
}
