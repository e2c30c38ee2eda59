import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileRef } from '../shared/contract/base.ts'
import { Failure } from '../shared/domain/failure.ts'

type ReceivedFile = { readonly path: string; readonly name: string }

/** Files a door received, under names that the window cannot invent: the window holds `ref`, never a path. */
export class FileRefs {
  readonly #paths = new Map<string, ReceivedFile>()
  readonly #groups = new Map<string, readonly ReceivedFile[]>()

  /** Registers a file. `name` is what people call it when the path is one of ours. */
  add(path: string, name = basename(path)): FileRef {
    const ref = randomUUID()
    this.#paths.set(ref, { path, name })
    return { ref, name, bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0 }
  }

  find(ref: string): ReceivedFile | null {
    return this.#paths.get(ref) ?? null
  }

  /** One reference for files that belong together, in their order; of a single file its own. */
  group(refs: readonly string[]): FileRef {
    const files = refs.flatMap((ref) => this.all(ref))
    const bytes = files.reduce((sum, { path }) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
    const [first] = files
    const [only] = refs
    if (files.length === 1 && first && only) return { ref: only, name: first.name, bytes }
    const ref = randomUUID()
    this.#groups.set(ref, files)
    return { ref, name: `${files.length} files`, bytes }
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
