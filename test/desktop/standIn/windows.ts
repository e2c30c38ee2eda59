import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { WebContents } from './contents.ts'
import { type OpenWindow, preventable, world, wrong } from './world.ts'

type Options = {
  x?: number
  y?: number
  width?: number
  height?: number
  show?: boolean
  webPreferences?: Record<string, unknown> & { preload?: string }
}

/** Electron's security guide: what must be on and what must be off. */
function judge(prefs: Record<string, unknown>): void {
  for (const name of ['nodeIntegration', 'nodeIntegrationInSubFrames', 'webviewTag', 'allowRunningInsecureContent']) {
    if (prefs[name] === true) wrong(`${name} is on`)
  }
  for (const name of ['contextIsolation', 'sandbox', 'webSecurity']) if (prefs[name] === false) wrong(`${name} is off`)
}

export class StandInWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly standInOpened: Promise<void>
  #gone = false
  #visible: boolean
  #maximized = false
  readonly #bounds: { x: number; y: number; width: number; height: number }

  constructor(options: Options = {}) {
    super()
    if (!world.ready) wrong('BrowserWindow before ready')
    const { x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} } = options
    this.#bounds = { x, y, width, height }
    this.#visible = show
    judge(webPreferences)
    world.windows.push(this)
    this.standInOpened = this.webContents.standInOpen(webPreferences, { width, height })
  }
  static getAllWindows(): OpenWindow[] {
    return [...world.windows]
  }
  static getFocusedWindow(): OpenWindow | null {
    return world.windows.at(-1) ?? null
  }
  async loadURL(url: string): Promise<void> {
    await this.standInOpened
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
  }
  static fromWebContents(contents: WebContents): OpenWindow | null {
    return world.windows.find((window) => window.webContents === contents) ?? null
  }
  async standInClose(): Promise<boolean> {
    const close = preventable({})
    this.emit('close', close.event)
    if (close.prevented() || !(await this.webContents.standInUnload())) return false
    this.destroy()
    return true
  }
  close(): void {
    void this.standInClose()
  }
  destroy(): void {
    if (this.#gone) return
    this.#gone = true
    world.windows = world.windows.filter((window) => window !== this)
    this.webContents.standInClose()
    this.emit('closed')
    // Who quits the program is not told that its windows are gone.
    if (world.windows.length > 0 || world.quitting) return
    setImmediate(() => {
      if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
      else app.quit()
    })
  }
  isDestroyed(): boolean {
    return this.#gone
  }
  isVisible(): boolean {
    return this.#visible
  }
  show(): void {
    this.#visible = true
  }
  focus(): void {
    world.windows = [...world.windows.filter((window) => window !== this), this]
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {
    // Never minimized here.
  }
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds }
  }
}
