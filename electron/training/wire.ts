import type { SentEntry } from '../../shared/contract/app.ts'

/** Where every request is written down: AppState is one. */
export type SentLog = { addSent(entry: SentEntry): void }

/** What stands before a path in every provider's address: `/v1`, `/openai/v1`. */
const VERSION = /^.*?\/v\d+(?=\/)/

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** The paths whose bodies carry text of a project: training files, and questions with the project's instruction. */
const CARRIES_ROWS = /\/(files|uploads\/[^/]+\/parts|chat\/completions)$/

/**
 * A fetch that writes every request into the record of what was sent, also one that got no answer. It never follows a
 * redirect: a body of rows goes to the host that was confirmed, and to no other. Headers, and so keys, are not looked at.
 */
export function recorded(log: SentLog, now: () => number, send: Fetch = fetch): Fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const method = init.method ?? 'GET'
    const body = counted(init.body ?? null)
    const write = (outcome: string): void => {
      const sent = {
        at: now(),
        host: url.host,
        what: `${method} ${url.pathname.replace(VERSION, '')}`,
        bytes: body.bytes(),
        outcome,
      }
      log.addSent({ ...sent, data: method === 'POST' && CARRIES_ROWS.test(url.pathname) })
    }
    try {
      const response = await send(input, { ...init, body: body.body, redirect: 'manual' })
      write(response.ok ? 'answered' : `refused (${response.status})`)
      return response
    } catch (error) {
      write('no answer')
      throw error
    }
  }
}

type Body = NonNullable<RequestInit['body']> | null

function counted(body: Body): { body: Body; bytes: () => number } {
  if (typeof body === 'string') return { body, bytes: () => Buffer.byteLength(body) }
  if (!(body instanceof ReadableStream)) return { body, bytes: () => 0 }
  let bytes = 0
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  return { body: (body as ReadableStream<Uint8Array>).pipeThrough(count), bytes: () => bytes }
}
