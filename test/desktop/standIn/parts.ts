import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { type DialogAnswer, world, wrong } from './world.ts'

type DialogOptions = Record<string, unknown>

/** The options are the last argument, the window before them is optional. */
function asked(kind: string, args: unknown[]): DialogAnswer | undefined {
  world.dialogCalls.push({ kind, options: (args.at(-1) ?? {}) as DialogOptions })
  return world.dialogs.shift()
}

export const dialog = {
  showOpenDialog: (...args: unknown[]): Promise<DialogAnswer> =>
    Promise.resolve(asked('open', args) ?? { canceled: true, filePaths: [] }),
  showSaveDialog: (...args: unknown[]): Promise<DialogAnswer> =>
    Promise.resolve(asked('save', args) ?? { canceled: true, filePath: '' }),
  showMessageBox: (...args: unknown[]): Promise<DialogAnswer> =>
    Promise.resolve(asked('message', args) ?? { response: 0 }),
  showErrorBox: (title: string, content: string): void => {
    asked('error', [{ title, content }])
  },
  showMessageBoxSync: (...args: unknown[]): number => asked('message', args)?.response ?? 0,
}

const key = randomBytes(32)

/** How Chromium marks what a keychain of Linux locked, and what is locked by a password known to all. */
const LOCKED = 'v11'
const SCRAMBLED = 'v10'

function seal(text: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const mark = world.encryption === 'scrambled' ? SCRAMBLED : LOCKED
  return Buffer.concat([Buffer.from(mark), iv, cipher.getAuthTag(), body])
}

function unseal(marked: Buffer): string {
  const sealed = marked.subarray(LOCKED.length)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

function touch(): void {
  if (!world.ready) wrong('safeStorage before ready')
}

export const safeStorage = {
  getSelectedStorageBackend(): string {
    touch()
    return world.encryption === 'basic_text' ? 'basic_text' : 'gnome_libsecret'
  },
  isAsyncEncryptionAvailable(): Promise<boolean> {
    touch()
    return Promise.resolve(world.encryption !== false)
  },
  encryptStringAsync(text: string): Promise<Buffer> {
    touch()
    if (world.encryption === 'basic_text') wrong('a secret was encrypted with a password known to all')
    return world.encryption === false
      ? Promise.reject(new Error('Encryption is not available.'))
      : Promise.resolve(seal(text))
  },
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    touch()
    return Promise.resolve({ result: unseal(sealed), shouldReEncrypt: false })
  },
}

export const shell = {
  openExternal(url: string): Promise<void> {
    world.opened.push(url)
    return Promise.resolve()
  },
  showItemInFolder(path: string): void {
    world.opened.push(path)
  },
}

export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return world.dark
  },
}

export class StandInNotification extends EventEmitter {
  readonly #options: { title?: string; body?: string }
  constructor(options: { title?: string; body?: string }) {
    super()
    this.#options = options
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    world.notifications.push(this.#options)
  }
}

const area = { x: 0, y: 0, width: 1920, height: 1040 }
const display = { workArea: area, bounds: { ...area, height: 1080 } }

export const screen = {
  getPrimaryDisplay: (): typeof display => {
    if (!world.ready) wrong('screen before ready')
    return display
  },
  getAllDisplays: (): (typeof display)[] => [display],
}
