import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FileRef } from '../shared/contract/base.ts'
import { Failure } from '../shared/domain/failure.ts'
import { makeTempDir } from './tempDir.ts'

type ReceivedFile = { readonly path: string; readonly name: string }

/** Files a door received, under names that the window cannot invent: the window holds `ref`, never a path. */
export class FileRefs {
  readonly #paths = new Map<string, ReceivedFile>()
  readonly #groups = new Map<string, readonly ReceivedFile[]>()
  /** Where pasted rows lie, only for this user and only while the app runs. */
  #pasted: Promise<string> | null = null

  /** Registers a file. `name` is what people call it when the path is one of ours. */
  add(path: string, name = basename(path)): FileRef {
    const ref = randomUUID()
    this.#paths.set(ref, { path, name })
    return { ref, name, bytes: bytesOf(path) }
  }

  /** Registers rows from the clipboard, which are read like a file. Throws as `makeTempDir`. */
  async addPasted(text: string): Promise<FileRef> {
    this.#pasted ??= makeTempDir('paste')
    const path = join(await this.#pasted, `${randomUUID()}.csv`)
    await writeFile(path, text, { mode: 0o600 })
    return this.add(path, 'Pasted rows')
  }

  /** What was pasted goes with the app. */
  async close(): Promise<void> {
    const folder = await this.#pasted?.catch(() => null)
    if (folder) await rm(folder, { recursive: true, force: true })
  }

  find(ref: string): ReceivedFile | null {
    return this.#paths.get(ref) ?? null
  }

  /** One reference for files that belong together, in their order; of a single file its own. */
  group(refs: readonly string[]): FileRef {
    const files = refs.flatMap((ref) => this.all(ref))
    const bytes = files.reduce((sum, { path }) => sum + bytesOf(path), 0)
    const [first] = files
    const [only] = refs
    if (files.length === 1 && first && only) return { ref: only, name: first.name, bytes }
    const ref = randomUUID()
    this.#groups.set(ref, files)
    return { ref, name: `${files.length} files`, bytes }
  }

  /** The files of a group, each under a reference of its own; a single file under the one it has. Throws as `get`. */
  apart(ref: string): FileRef[] {
    const files = this.all(ref)
    if (!this.#groups.has(ref)) return files.map(({ path, name }) => ({ ref, name, bytes: bytesOf(path) }))
    return files.map(({ path, name }) => this.add(path, name))
  }

  /** The files behind a reference: one, or those of a group. Throws as `get`. */
  all(ref: string): readonly ReceivedFile[] {
    return this.#groups.get(ref) ?? [this.get(ref)]
  }

  /** The file behind a reference, or a Failure: references end with the app. */
  get(ref: string): ReceivedFile {
    const found = this.find(ref)
    if (!found) {
      throw new Failure({
        code: 'not-found',
        message: 'This file was picked before Tunesheet was started anew.',
        hint: 'Choose the file again.',
      })
    }
    return found
  }
}

/** 0 where the system cannot say: reading the file then says why. */
function bytesOf(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}
