/** A message from the page's side of the stand-in. `id` names a port. */
export type FromPage =
  | { t: 'post'; channel: string; ids: string[] }
  | { t: 'port'; id: string; data: unknown }
  | { t: 'refused'; text: string }

type Module = { exports: unknown }
type Preload = (require: (name: string) => unknown, module: Module, exports: unknown, process: object) => void
type Listener = (event: object, ...args: unknown[]) => void

/**
 * Runs in the page before any of its scripts: gives the preload the few modules a sandboxed one may require, and carries
 * its messages. Self-contained, because its text is sent to the page.
 */
export function pageSide(preload: Preload): void {
  const world = globalThis as unknown as { standInToMain(message: FromPage): void; standIn?: object }
  if (world.standIn) return
  const listeners = new Map<string, Listener[]>()
  const ports = new Map<string, MessagePort>()
  const refuse = (text: string): never => {
    world.standInToMain({ t: 'refused', text })
    throw new Error(text)
  }
  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    postMessage(channel: string, _message: unknown, transfer: MessagePort[] = []) {
      const ids = transfer.map((port) => {
        const id = `port-${ports.size + 1}`
        ports.set(id, port)
        port.onmessage = ({ data }) => {
          world.standInToMain({ t: 'port', id, data })
        }
        return id
      })
      world.standInToMain({ t: 'post', channel, ids })
    },
  }
  const hasPort = (value: unknown): boolean =>
    value instanceof MessagePort || (typeof value === 'object' && value !== null && Object.values(value).some(hasPort))
  const contextBridge = {
    exposeInMainWorld(name: string, value: object) {
      if (hasPort(value)) refuse('contextBridge: an object could not be cloned')
      Object.defineProperty(globalThis, name, { value: Object.freeze(value), writable: false })
    },
  }
  const electron = {
    ipcRenderer,
    contextBridge,
    webUtils: { getPathForFile: (file: File) => `/stand-in/${file.name}` },
  }
  const modules: Record<string, unknown> = { electron, 'electron/renderer': electron }
  Object.defineProperty(globalThis, 'standIn', {
    value: {
      deliver: (channel: string, args: unknown[]) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
      },
      toPort: (id: string, data: unknown) => {
        ports.get(id)?.postMessage(data)
      },
      closePort: (id: string) => {
        ports.get(id)?.close()
      },
    },
  })
  const module: Module = { exports: {} }
  const require = (name: string) => modules[name] ?? refuse(`a sandboxed preload cannot require ${name}`)
  preload(require, module, module.exports, {
    platform: 'linux',
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  })
}
