import { randomUUID } from 'node:crypto'
import type { FileRef } from '../shared/contract/base.ts'
import { CatalogStore } from './catalog/store.ts'
import { FileRefs } from './fileRefs.ts'
import type { Host } from './host.ts'
import { OpenProjects } from './openProjects.ts'
import { AppState } from './project/appState.ts'
import { router } from './router/router.ts'
import type { Services } from './services.ts'
import { TokenPool } from './tokens/pool.ts'
import { createKeys } from './training/keys.ts'
import { createTraining } from './training/service.ts'

export type AppOptions = {
  readonly host: Host
  readonly version: string
  /** Folder that holds `samples/`. */
  readonly assetsDir: string
  readonly now?: () => number
  /** How fast practice runs go, as a factor: 1 for people, much more in tests. */
  readonly practicePace?: number
}

export type App = {
  readonly router: typeof router
  /** Context for the handlers of a connection. */
  readonly services: Services
  /** Registers a file that the door received, so that the window can speak of it. */
  adopt(path: string, name?: string): FileRef
  pathOf(ref: string): string | null
  /** Waits for the last commit, lets go of every file, stops the workers. */
  close(): Promise<void>
}

/** The composition root: the one place where the parts meet. Opens no project and no connection. */
export function createApp(options: AppOptions): App {
  const { host, version, assetsDir } = options
  const now = options.now ?? Date.now
  const state = AppState.open(host.stateDir)
  const catalog = new CatalogStore(host.stateDir, now)
  const refs = new FileRefs()
  const pool = new TokenPool({})
  const keys = createKeys({ secrets: host.secrets, sentLog: state, now })
  const training = createTraining({
    sentLog: state,
    submissions: state,
    secrets: host.secrets,
    now,
    uuid: randomUUID,
    stateDir: host.stateDir,
    practicePace: options.practicePace ?? 1,
    notify: (title, body) => {
      host.notify(title, body)
    },
  })
  const projects = new OpenProjects({ state, pool, training, now })
  catalog.onChange(() => {
    projects.recount()
  })
  const services: Services = { host, version, assetsDir, now, refs, state, pool, projects, training, keys, catalog }
  return {
    router,
    services,
    adopt: (path, name) => refs.add(path, name),
    pathOf: (ref) => refs.find(ref)?.path ?? null,
    async close() {
      await projects.closeAll()
      await pool.close()
      await refs.close()
      state.close()
    },
  }
}
