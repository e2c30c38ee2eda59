import { EventEmitter } from 'node:events'
import { world } from './world.ts'

/** Main's end of a port whose other end is in a page. Holds everything back until it is started, as Electron does. */
export class MessagePortMain extends EventEmitter {
  #started = false
  #queue: unknown[] = []
  readonly #out: (data: unknown) => void
  readonly #shut: () => void
  constructor(out: (data: unknown) => void, shut: () => void) {
    super()
    this.#out = out
    this.#shut = shut
  }
  standInDeliver(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] })
    else this.#queue.push(data)
  }
  start(): void {
    this.#started = true
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] })
  }
  postMessage(data: unknown): void {
    const told = structuredClone(data)
    if (world.silenced)
      world.silenced.push(() => {
        this.#out(told)
      })
    else this.#out(told)
  }
  close(): void {
    this.#shut()
    this.emit('close')
  }
}

/** What pages send arrives here; electron.ts gives it Electron's name. */
export const fromPages = new EventEmitter()
