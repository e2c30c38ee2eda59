import { useSyncExternalStore } from 'react'
import type { FileRef } from '../../shared/contract/base.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import { client, fileFromDrop, orpc, pickFile, queryClient } from '../api.ts'
import { go, type Step } from '../place.ts'
import type { UploadOptions } from '../upload.ts'
import { attempt } from './trouble.ts'

/** Makes or opens a project and goes to it; the answer is kept, so that nothing is asked twice. */
export async function openNew(make: () => Promise<ProjectState>, step: Step = 'data'): Promise<void> {
  await attempt(async () => {
    const state = await make()
    queryClient.setQueryData(orpc.project.get.queryKey({ input: { project: state.id } }), state)
    void queryClient.invalidateQueries({ queryKey: orpc.project.recent.key() })
    go({ at: 'project', id: state.id, step })
  })
}

/** A picked file is a project or something to import: the name says which, main looks at the bytes. */
async function take(file: FileRef | null): Promise<void> {
  if (!file) return
  if (/\.tunesheet$/i.test(file.name)) {
    await openNew(() => client.project.open({ file: file.ref }))
  } else {
    go({ at: 'import', file: file.ref, name: file.name })
  }
}

export function bringFile(): Promise<void> {
  return bringing(async (options) => take(await pickFile('data', options)))
}

export function openProjectFile(): Promise<void> {
  return bringing(async (options) => take(await pickFile('project', options)))
}

export function bringDropped(file: File): Promise<void> {
  return bringing(async (options) => take(await fileFromDrop(file, options)))
}

/** An act during which a file may travel into the browser door, with its progress on screen. */
export async function bringing(act: (options: UploadOptions) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const onProgress = (done: number, total: number) => {
    setUpload({
      done,
      total,
      cancel: () => {
        stop.abort()
      },
    })
  }
  await attempt(() => act({ onProgress, signal: stop.signal }))
  setUpload(null)
}

type Upload = { readonly done: number; readonly total: number; readonly cancel: () => void }

let current: Upload | null = null
const listeners = new Set<() => void>()

function setUpload(next: Upload | null): void {
  current = next
  for (const listener of listeners) listener()
}

/** The file that travels into the browser door now. */
export function useUpload(): Upload | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** Rows from the clipboard or a text field. */
export async function bringText(text: string): Promise<void> {
  await attempt(async () => {
    const file = await client.imports.paste({ text })
    go({ at: 'import', file: file.ref, name: file.name })
  })
}
