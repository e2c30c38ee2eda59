import { FileRef } from '../shared/contract/base.ts'
import { Failure, FailureData } from '../shared/domain/failure.ts'
import { token } from './connection.ts'

const ACCEPT = {
  data: '.xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json,.jsonl,text/csv,text/plain',
  project: '.tunesheet',
} as const

/** The browser's own dialog; none when the user cancelled it. */
export function askForFiles(kind: 'data' | 'project', several: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = ACCEPT[kind]
  input.multiple = several
  input.setAttribute('aria-label', kind === 'data' ? 'Choose a spreadsheet' : 'Choose a project')
  input.style.display = 'none'
  // Attached, so that it can be reached by tools that drive the page.
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = (files: File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => {
      settle([...(input.files ?? [])])
    })
    input.addEventListener('cancel', () => {
      settle([])
    })
    input.click()
  })
}

export type UploadOptions = {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Brings a file into the browser door. XMLHttpRequest, because only it tells how far an upload has come. */
export function upload(file: File, options: UploadOptions = {}): Promise<FileRef> {
  const request = new XMLHttpRequest()
  request.open('POST', `/files?name=${encodeURIComponent(file.name)}`)
  request.setRequestHeader('Authorization', `Bearer ${token()}`)
  request.responseType = 'json'
  return new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded, event.total)
    })
    request.addEventListener('load', () => {
      const answer = FileRef.safeParse(request.response)
      const refused = FailureData.safeParse(request.response)
      if (answer.success) resolve(answer.data)
      else reject(refused.success ? new Failure(refused.data) : new Error(`Upload answered ${request.status}`))
    })
    request.addEventListener('error', () => {
      reject(new Error('Upload failed'))
    })
    request.addEventListener('abort', () => {
      reject(new DOMException('Cancelled', 'AbortError'))
    })
    options.signal?.addEventListener('abort', () => {
      request.abort()
    })
    request.send(file)
  })
}
