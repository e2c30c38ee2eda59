import type { FileRef } from '../../shared/contract/base.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import { client, filesFrom, orpc, pickFile, pickFiles, queryClient } from '../api.ts'
import { go, type Step } from '../place.ts'
import { SharedState, useShared } from '../sharedState.ts'
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

/** Whether a file is a project rather than something to import: the name says it, main looks at the bytes. */
export function isProjectFile(name: string): boolean {
  return /\.tunesheet$/i.test(name)
}

/** What was picked is opened, or goes to the page that shows how it would come in; `into`: the id of an open project. */
async function take(file: FileRef | null, into?: string): Promise<void> {
  if (!file) return
  if (isProjectFile(file.name)) await openNew(() => client.project.open({ file: file.ref }))
  else go({ at: 'import', file: file.ref, name: file.name, ...(into === undefined ? {} : { into }) })
}

/** Asks for one spreadsheet or several. `into`: the project whose sheet gets the rows; none: a new one. */
export function bringFile(into?: string): Promise<void> {
  return bringing(async (options) => take(await pickFiles(options), into))
}

export function openProjectFile(): Promise<void> {
  return bringing(async (options) => take(await pickFile('project', options)))
}

export function bringDropped(files: readonly File[], into?: string): Promise<void> {
  return bringing(async (options) => take(await filesFrom(files, options), into))
}

/** An act during which a file may travel into the browser door, with its progress on screen. */
export async function bringing(act: (options: UploadOptions) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const onProgress = (done: number, total: number) => {
    upload.set({
      done,
      total,
      cancel: () => {
        stop.abort()
      },
    })
  }
  await attempt(() => act({ onProgress, signal: stop.signal }))
  upload.set(null)
}

type Upload = { readonly done: number; readonly total: number; readonly cancel: () => void }

const upload = new SharedState<Upload | null>(null)

/** The file that travels into the browser door now. */
export function useUpload(): Upload | null {
  return useShared(upload)
}

/** Rows from the clipboard or a text field. */
export async function bringText(text: string): Promise<void> {
  await attempt(async () => {
    const file = await client.imports.paste({ text })
    go({ at: 'import', file: file.ref, name: file.name })
  })
}
