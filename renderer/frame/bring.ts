import type { FileRef } from '../../shared/contract/base.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import { client, failureOf, fileFromDrop, orpc, pickFile, queryClient } from '../api.ts'
import { go, type Step } from '../place.ts'
import { report } from './trouble.ts'

/** Makes or opens a project and goes to it; the answer is kept, so that nothing is asked twice. */
export function openNew(make: () => Promise<ProjectState>, step: Step = 'data'): Promise<void> {
  return trying(async () => {
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

async function trying(act: () => Promise<void>): Promise<void> {
  try {
    report(null)
    await act()
  } catch (error) {
    report(failureOf(error))
  }
}

export function bringFile(onProgress?: (share: number) => void): Promise<void> {
  return trying(async () => {
    await take(await pickFile('data', onProgress))
  })
}

export function openProjectFile(): Promise<void> {
  return trying(async () => {
    await take(await pickFile('project'))
  })
}

export function bringDropped(file: File, onProgress?: (share: number) => void): Promise<void> {
  return trying(async () => {
    await take(await fileFromDrop(file, onProgress))
  })
}

/** Rows from the clipboard or a text field. */
export function bringText(text: string): Promise<void> {
  return trying(async () => {
    const file = await client.imports.paste({ text })
    go({ at: 'import', file: file.ref, name: file.name })
  })
}
