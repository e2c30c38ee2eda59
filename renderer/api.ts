import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { FileRef } from '../shared/contract/base.ts'
import type { contract } from '../shared/contract/contract.ts'
import { Failure, FailureData } from '../shared/domain/failure.ts'
import { connect, connection, wayBack } from './connection.ts'
import { askForFiles, upload, type UploadOptions } from './upload.ts'

/** Nothing grows stale by itself: main says when something changed. Nothing is asked twice after a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Groups of calls during which main may talk to a provider: the status bar's word about the network is asked for anew. */
const MAY_USE_NETWORK: readonly string[] = ['jobs', 'keys', 'playground']

const link = connect()
const watched: typeof link = {
  async call(path, input, options) {
    try {
      return await link.call(path, input, options)
    } finally {
      if (MAY_USE_NETWORK.includes(path[0] ?? ''))
        void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
    }
  },
}

/** The only door to main: `await client.rows.page({ … })`. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(watched)

/** The same door for React Query: `useQuery(orpc.facts.verdict.queryOptions({ input: { project } }))`. */
export const orpc = createTanstackQueryUtils(client)

let wasStopped = false
connection.subscribe(() => {
  if (connection.get() === 'stopped') wasStopped = true
  // What happened while the connection was away was not heard.
  else if (wasStopped) void queryClient.invalidateQueries()
})

/** What went wrong, as data with a sentence. Unknown errors become a sentence too; their text stays out of sight. */
export function failureOf(error: unknown): FailureData {
  if (error instanceof ORPCError) {
    const parsed = FailureData.safeParse(error.data)
    if (parsed.success) return parsed.data
  }
  if (error instanceof Failure) return error.data
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled.' }
  if (connection.get() === 'stopped') {
    return { code: 'internal', message: 'Tunesheet has stopped.', hint: wayBack() }
  }
  return {
    code: 'internal',
    message: 'Tunesheet could not do this because of a fault of its own.',
    hint: 'Your data is unchanged. Try it again.',
  }
}

/** Asks for a file: a dialog of the system on the desktop, an upload to this computer's own Tunesheet in a browser. */
export async function pickFile(kind: 'data' | 'project', options?: UploadOptions): Promise<FileRef | null> {
  if (window.tunesheet) return client.files.pick({ kind })
  const [file] = await askForFiles(kind, false)
  return file ? upload(file, options) : null
}

/** The same for one file of data or several, which come under one reference. */
export async function pickFiles(options?: UploadOptions): Promise<FileRef | null> {
  if (window.tunesheet) return client.files.pick({ kind: 'data', several: true })
  const files = await askForFiles('data', true)
  return files.length === 0 ? null : filesFrom(files, options)
}

/** Files dropped on the window, or chosen in the browser. */
export async function filesFrom(files: readonly File[], options?: UploadOptions): Promise<FileRef> {
  const found: FileRef[] = []
  const total = files.reduce((sum, file) => sum + file.size, 0)
  let before = 0
  for (const file of files) {
    const begin = before
    const onProgress = (done: number) => options?.onProgress?.(begin + done, total)
    found.push(await fileFrom(file, { ...options, onProgress }))
    before += file.size
  }
  const [only] = found
  return found.length === 1 && only ? only : client.imports.together({ files: found.map(({ ref }) => ref) })
}

function fileFrom(file: File, options: UploadOptions): Promise<FileRef> {
  if (window.tunesheet) return client.files.dropped({ path: window.tunesheet.pathForFile(file) })
  return upload(file, options)
}

/** Hands a finished file of the browser door to the browser. */
export function download(url: string, name?: string): void {
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name ?? ''
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
}
