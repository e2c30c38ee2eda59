import type { CatalogStore } from './catalog/store.ts'
import type { FileRefs } from './fileRefs.ts'
import type { Host } from './host.ts'
import type { OpenProjects } from './openProjects.ts'
import type { AppState } from './project/appState.ts'
import type { TokenPool } from './tokens/pool.ts'
import type { Keys } from './training/keys.ts'
import type { Training } from './training/service.ts'

/** Everything the handlers reach; put together once in app.ts. */
export type Services = {
  readonly host: Host
  readonly version: string
  readonly assetsDir: string
  readonly now: () => number
  readonly refs: FileRefs
  readonly state: AppState
  readonly pool: TokenPool
  readonly projects: OpenProjects
  readonly training: Training
  readonly keys: Keys
  readonly catalog: CatalogStore
}
