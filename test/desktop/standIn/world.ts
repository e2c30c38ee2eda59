import type { EventEmitter } from 'node:events'
import type { Browser, Page } from 'playwright-core'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An answer queued for the next dialog. */
export type DialogAnswer = { canceled?: boolean; filePaths?: string[]; filePath?: string; response?: number }

/** An open window, as a check sees it. */
export type OpenWindow = EventEmitter & {
  readonly webContents: EventEmitter & { readonly standInPage: Page; getURL(): string }
  /** Closes it as its own button would, and answers whether it let itself be closed. */
  standInClose(): Promise<boolean>
  focus(): void
}

/** The menu, as a check clicks it. */
type OpenMenu = { getMenuItemById(id: string): { click(): void } | null }

/** What a check drives and inspects: the outside of the program. */
export type World = {
  chromium: Browser | null
  windows: OpenWindow[]
  schemes: { scheme: string; privileges?: { standard?: boolean; secure?: boolean } }[]
  handlers: Map<string, (request: Request) => Response | Promise<Response>>
  /** What real Electron, or its security guide, would refuse. */
  violations: string[]
  /** Addresses and paths handed to the system. */
  opened: string[]
  dialogs: DialogAnswer[]
  dialogCalls: { kind: string; options: Record<string, unknown> }[]
  menu: OpenMenu | null
  notifications: { title?: string; body?: string }[]
  recent: string[]
  /** Menus that a right click opened, by the names of their items. */
  popups: string[][]
  /** New starts that were ordered for when this one has ended. */
  relaunched: { args?: string[]; execPath?: string }[]
  /** `scrambled`: a keychain is expected and does not answer. */
  encryption: boolean | 'basic_text' | 'scrambled'
  ready: boolean
  quitting: boolean
  exitCode: number | null
  /** While there is a list, what main says to pages waits in it. */
  silenced: (() => void)[] | null
  dark: boolean
  /** `automatic` looks for encrypted name servers unasked. */
  secureDns: string
  /** Languages whose dictionaries Electron would fetch; null: those of the system. */
  spellLanguages: string[] | null
  userData: string
  /** Every request of a page beyond its own scheme, and whether the session let it through. */
  network: { url: string; cancelled: boolean }[]
  documentHeaders: Record<string, string>
}

export const world: World = {
  chromium: null,
  windows: [],
  schemes: [],
  handlers: new Map(),
  violations: [],
  opened: [],
  dialogs: [],
  dialogCalls: [],
  menu: null,
  notifications: [],
  recent: [],
  popups: [],
  relaunched: [],
  encryption: true,
  ready: false,
  quitting: false,
  exitCode: null,
  silenced: null,
  dark: false,
  secureDns: 'automatic',
  spellLanguages: null,
  userData: mkdtempSync(join(tmpdir(), 'tunesheet-stand-in-')),
  network: [],
  documentHeaders: {},
}

export function wrong(text: string): void {
  world.violations.push(text)
}

/** An event that can be held back, and whether it was. */
export function preventable<T extends object>(
  more: T,
): { event: T & { preventDefault(): void }; prevented: () => boolean } {
  let stopped = false
  const event = {
    ...more,
    preventDefault() {
      stopped = true
    },
  }
  return { event, prevented: () => stopped }
}
