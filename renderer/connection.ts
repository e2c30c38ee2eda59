import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { useSyncExternalStore } from 'react'

/** What the preload of the desktop door leaves in the window; absent in a browser. */
type DesktopBridge = {
  readonly door: 'desktop'
  readonly platform: 'mac' | 'windows' | 'linux'
  pathForFile: (file: File) => string
  onMenu: (listener: (action: string) => void) => void
}

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with the DOM's own
  interface Window {
    readonly tunesheet?: DesktopBridge
  }
}

export type ConnectionState = 'connecting' | 'open' | 'stopped'

let state: ConnectionState = 'connecting'
const listeners = new Set<() => void>()

function setState(next: ConnectionState): void {
  if (state === next) return
  state = next
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Whether main answers; listeners are told of every change. */
export const connection = {
  get: () => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.get)
}

/** How to go on once main has stopped. The browser door has another address each time. */
export function wayBack(): string {
  return window.tunesheet ? 'Close this window and start it again.' : 'Start it again and open the address it shows.'
}

/** The browser door's secret, from the fragment, which browsers never send anywhere by themselves. */
export function token(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
}

/** Desktop: one end of a channel goes through the preload to main, which cannot be had across the context bridge. */
function portLink(): ClientLink<ClientContext> {
  const { port1, port2 } = new MessageChannel()
  const link = new PortLink({ port: port1 })
  port1.start()
  port1.addEventListener('close', () => {
    setState('stopped')
  })
  window.postMessage('tunesheet:connect', '*', [port2])
  setState('open')
  return link
}

const RETRY_MS = [250, 500, 1000, 2000, 4000] as const

/** Browser: a socket that is opened anew whenever it drops. Calls under way fail, they are never repeated by themselves. */
function socketLink(): ClientLink<ClientContext> {
  let failures = 0
  let link: SocketLink<ClientContext>
  function open(): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${location.host}/rpc?token=${encodeURIComponent(token())}`)
    socket.addEventListener('open', () => {
      failures = 0
      setState('open')
    })
    // Known before the link ends its calls, so that they can say why. Told only after it: whoever hears of it lets go of
    // streams, which the link would still try to tell a socket that is no longer there.
    socket.addEventListener('close', () => {
      state = 'stopped'
    })
    link = new SocketLink({ websocket: socket })
    socket.addEventListener('close', () => {
      tell()
      setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
    })
  }
  open()
  return { call: (path, input, options) => link.call(path, input, options) }
}

export function connect(): ClientLink<ClientContext> {
  return window.tunesheet ? portLink() : socketLink()
}
