import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileRef } from '../shared/contract/base.ts'
import { Failure } from '../shared/domain/failure.ts'

/** Files a door received, under names that the window cannot invent: the window holds `ref`, never a path. */
export class FileRefs {
  readonly #paths = new Map<string, { path: string; name: string }>()

  /** Registers a file. `name` is what people call it when the path is one of ours. */
  add(path: string, name = basename(path)): FileRef {
    const ref = randomUUID()
    this.#paths.set(ref, { path, name })
    return { ref, name, bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0 }
  }

  find(ref: string): { path: string; name: string } | null {
    return this.#paths.get(ref) ?? null
  }

  /** The file behind a reference, or a Failure: references end with the app. */
  get(ref: string): { path: string; name: string } {
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
