import { EventEmitter } from 'node:events'
import type { World } from './world.ts'
import { world, wrong } from './world.ts'

export const protocol = {
  registerSchemesAsPrivileged(list: World['schemes']): void {
    if (world.ready) wrong('protocol.registerSchemesAsPrivileged must come before the app is ready')
    world.schemes.push(...list)
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!world.ready) wrong('protocol.handle before ready')
    world.handlers.set(scheme, handler)
  },
}

type Permission = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type Before = (details: { url: string }, answer: (answer: { cancel?: boolean }) => void) => void

export class StandInSession extends EventEmitter {
  standInPermission: Permission | null = null
  standInCheck: ((contents: unknown, permission: string) => boolean) | null = null
  #before: Before | null = null
  readonly webRequest = {
    onBeforeRequest: (_filter: { urls: string[] }, listener: Before): void => {
      this.#before = listener
    },
  }
  setPermissionRequestHandler(handler: Permission): void {
    this.standInPermission = handler
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.standInCheck = handler
  }
  setDevicePermissionHandler(): void {
    // Denied either way: pages of the stand-in have no devices.
  }
  setSpellCheckerEnabled(): void {
    // No spell checker here.
  }
  setSpellCheckerLanguages(languages: string[]): void {
    world.spellLanguages = languages
  }
  /** Whether the app lets a request of a page through. */
  standInAllows(url: string): boolean {
    let cancelled = false
    this.#before?.({ url }, (answer) => {
      cancelled = answer.cancel ?? false
    })
    return !cancelled
  }
}

const defaultSession = new StandInSession()
export const session = { defaultSession, fromPartition: (): StandInSession => defaultSession }
