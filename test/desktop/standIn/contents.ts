import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { type FromPage, pageSide } from './pageSide.ts'
import { fromPages, MessagePortMain } from './ports.ts'
import { session } from './session.ts'
import { preventable, world, wrong } from './world.ts'

type Prefs = { preload?: string }
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

let made = 0

/** `app://tunesheet/x` as an address that Chromium can be made to ask us for, and back. */
function toChromium(address: string): string {
  const url = new URL(address)
  const scheme = url.protocol.slice(0, -1)
  if (!world.schemes.some((one) => one.scheme === scheme && one.privileges?.standard && one.privileges.secure)) {
    wrong(`scheme ${scheme} is not registered as standard and secure before ready`)
  }
  return `http://${scheme}--${url.host}.localhost${url.pathname}${url.search}${url.hash}`
}

function fromChromium(address: string): string | null {
  const url = new URL(address)
  const match = /^(.+)--(.+)\.localhost$/.exec(url.hostname)
  return match ? `${match[1] ?? ''}://${match[2] ?? ''}${url.pathname}${url.search}${url.hash}` : null
}

/** A page of a real Chromium in the place of Electron's web contents. */
export class WebContents extends EventEmitter {
  readonly id = ++made
  readonly session = session.defaultSession
  readonly mainFrame = { url: '', parent: null }
  #context: BrowserContext | null = null
  #page: Page | null = null
  #openHandler: OpenHandler | null = null
  #loaded = false
  readonly #ports = new Map<string, MessagePortMain>()
  /** What a page says while it closes. Ports are a way of their own: it may arrive when the window is gone already. */
  #late: FromPage[] | null = null

  get standInPage(): Page {
    if (!this.#page) throw new Error('The window is not open yet')
    return this.#page
  }

  async standInOpen(prefs: Prefs, size: { width: number; height: number }): Promise<void> {
    if (!world.chromium) throw new Error('Not started')
    this.#context = await world.chromium.newContext({ viewport: size, colorScheme: world.dark ? 'dark' : 'light' })
    const page = await this.#context.newPage()
    this.#page = page
    page.on('pageerror', (error) => {
      wrong(`page error: ${error.message}`)
    })
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) wrong(`csp: ${message.text()}`)
    })
    page.on('popup', (popup) => {
      // Chromium has opened it already; Electron asks first.
      if (this.#openHandler?.({ url: popup.url() }).action !== 'deny') wrong(`a window was opened for ${popup.url()}`)
      void popup.close()
    })
    await page.exposeBinding('standInToMain', (_source, message: FromPage) => {
      this.#fromPage(message)
    })
    if (prefs.preload !== undefined) await page.addInitScript(preloadScript(prefs.preload))
    await page.route('**/*', (route) => this.#serve(route))
  }

  async #serve(route: Route): Promise<void> {
    const request = route.request()
    const address = fromChromium(request.url())
    if (request.isNavigationRequest() && this.#loaded && this.#refusesNavigation(address ?? request.url())) {
      // No content leaves a page where it is; an aborted navigation would put an error page in its place.
      await route.fulfill({ status: 204 })
      return
    }
    if (address === null) {
      const cancelled = !this.session.standInAllows(request.url())
      world.network.push({ url: request.url(), cancelled })
      await route.abort()
      return
    }
    const handler = world.handlers.get(new URL(address).protocol.slice(0, -1))
    if (!handler) {
      wrong(`no protocol.handle for ${address}`)
      await route.abort()
      return
    }
    const response = await handler(new Request(address, { method: request.method() }))
    const headers = Object.fromEntries(response.headers)
    if (request.resourceType() === 'document') world.documentHeaders = headers
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) })
  }

  #refusesNavigation(url: string): boolean {
    const will = preventable({ url })
    this.emit('will-navigate', will.event, url)
    return will.prevented()
  }

  #fromPage(message: FromPage): void {
    if (message.t === 'refused') wrong(`preload: ${message.text}`)
    else if (message.t === 'port' && this.#late) this.#late.push(message)
    else if (message.t === 'port') this.#ports.get(message.id)?.standInDeliver(message.data)
    else {
      const ports = message.ids.map((id) => this.#port(id))
      fromPages.emit(message.channel, { ports, sender: this, senderFrame: this.mainFrame })
    }
  }

  #port(id: string): MessagePortMain {
    const call = (what: string, ...args: unknown[]): void => {
      this.#inPage(what, [id, ...args])
    }
    const port = new MessagePortMain(
      (data) => {
        call('toPort', data)
      },
      () => {
        call('closePort')
      },
    )
    this.#ports.set(id, port)
    return port
  }

  #inPage(what: string, args: unknown[]): void {
    const call = ([name, values]: [string, unknown[]]): void => {
      const side = (globalThis as unknown as { standIn: Record<string, (...values: unknown[]) => void> }).standIn
      side[name]?.(...values)
    }
    // A page that is closing takes no more messages.
    this.#page?.evaluate(call, [what, args] as [string, unknown[]]).catch(() => undefined)
  }

  send(channel: string, ...args: unknown[]): void {
    this.#inPage('deliver', [channel, structuredClone(args)])
  }

  async loadURL(address: string): Promise<void> {
    if (address.startsWith('file:')) wrong(`loads ${address}`)
    // The page may speak before it has loaded, and its frame has an address by then.
    this.mainFrame.url = address
    await this.standInPage.goto(toChromium(address))
    this.#loaded = true
    this.emit('did-finish-load')
  }

  /** Where the page is now: it may have changed its own fragment. */
  getURL(): string {
    return (this.#page && fromChromium(this.#page.url())) ?? this.mainFrame.url
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  reload(): void {
    void this.#page?.reload()
  }
  setWebRTCIPHandlingPolicy(): void {
    // Pages of the stand-in have no such connections.
  }
  /** Lets the page say its last; false: it holds the closing back, and nobody overruled it. */
  async standInUnload(): Promise<boolean> {
    const page = this.#page
    if (!page || page.isClosed()) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#late = []
    page.once('close', () => {
      resolve(true)
    })
    page.once('dialog', (dialog) => {
      const will = preventable({})
      this.emit('will-prevent-unload', will.event)
      // For this event, preventing means: let it go.
      if (will.prevented()) void dialog.accept()
      else
        void dialog.dismiss().then(() => {
          this.#arrive()
          resolve(false)
        })
    })
    await page.close({ runBeforeUnload: true })
    return promise
  }
  standInClose(): void {
    void this.#context?.close().catch(() => undefined)
    this.emit('destroyed')
    // Told by the other process, and only after the window is gone.
    setImmediate(() => {
      this.#arrive()
      for (const port of this.#ports.values()) port.emit('close')
    })
  }
  #arrive(): void {
    const late = this.#late ?? []
    this.#late = null
    for (const message of late) this.#fromPage(message)
  }
}

/** The preload as a classic script: what Electron's sandbox runs. */
function preloadScript(path: string): string {
  const code = readFileSync(path, 'utf8')
  if (/^\s*(import|export)\s/m.test(code))
    wrong(`preload ${basename(path)} is an ES module: a sandboxed one must be CommonJS`)
  return `(${pageSide.toString()})((require, module, exports, process) => {\n${code}\n});`
}
