import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGS } from '../../../scripts/chromium.ts'
import { preventable, world, wrong } from './world.ts'

/** The life of the program: ready, windows, quit. */
export class StandInApp extends EventEmitter {
  name = 'tunesheet'
  readonly isPackaged = false
  #appPath = ''
  readonly #paths = new Map<string, string>()
  #goOn: () => void = () => undefined
  readonly #ready = new Promise<void>((resolve) => {
    this.#goOn = resolve
  })

  /** Not Electron's: starts what Electron's own binary would. */
  async standInStart(appPath: string, executablePath: string): Promise<void> {
    this.#appPath = appPath
    world.chromium = await chromium.launch({
      executablePath,
      args: [...CHROMIUM_ARGS, '--force-device-scale-factor=1'],
    })
    world.ready = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#goOn()
  }

  whenReady(): Promise<void> {
    return this.#ready
  }
  isReady(): boolean {
    return world.ready
  }
  getPath(name: string): string {
    const known: Record<string, string> = { home: homedir(), temp: tmpdir(), exe: process.execPath }
    return this.#paths.get(name) ?? known[name] ?? join(world.userData, name === 'userData' ? '' : name)
  }
  setPath(name: string, path: string): void {
    if (name === 'userData' && world.ready) wrong('app.setPath(userData) after ready')
    this.#paths.set(name, path)
  }
  getAppPath(): string {
    return this.#appPath
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return (JSON.parse(readFileSync(join(this.#appPath, 'package.json'), 'utf8')) as { version: string }).version
  }
  getLocale(): string {
    // Before it is ready Electron knows none and answers with nothing.
    if (!world.ready) wrong('app.getLocale before ready')
    return 'en-US'
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  releaseSingleInstanceLock(): void {
    // Nobody else wants it here.
  }
  setAppUserModelId(): void {
    // Windows only.
  }
  configureHostResolver(options: { secureDnsMode?: string }): void {
    if (!world.ready) wrong('app.configureHostResolver before ready')
    world.secureDns = options.secureDnsMode ?? 'automatic'
  }
  addRecentDocument(path: string): void {
    world.recent.push(path)
  }
  enableSandbox(): void {
    if (world.ready) wrong('app.enableSandbox after ready')
  }
  quit(): void {
    if (world.quitting || world.exitCode !== null) return
    const before = preventable({})
    this.emit('before-quit', before.event)
    if (before.prevented()) return
    world.quitting = true
    void this.#closeWindows().then((closed) => {
      // A window that stays open, or somebody who has to finish something, takes the quitting back.
      world.quitting = false
      if (!closed) return
      const will = preventable({})
      this.emit('will-quit', will.event)
      if (!will.prevented()) this.exit(0)
    })
  }
  async #closeWindows(): Promise<boolean> {
    for (const window of [...world.windows]) if (!(await window.standInClose())) return false
    return true
  }
  relaunch(options: { args?: string[]; execPath?: string } = {}): void {
    world.relaunched.push(options)
  }
  exit(code = 0): void {
    if (world.exitCode !== null) return
    world.exitCode = code
    this.emit('quit', {}, code)
  }
}
export const app = new StandInApp()
