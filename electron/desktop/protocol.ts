import { protocol } from 'electron'
import { guardHeaders, pageAt } from '../pages.ts'
import { HOST, SCHEME } from './origin.ts'

/** Must run before the app is ready: afterwards Chromium no longer learns what kind of scheme this is. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built window from `app://tunesheet/`. */
export function serveWindow(rendererDir: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = URL.parse(request.url)
    const page = url?.host === HOST && request.method === 'GET' ? await pageAt(rendererDir, url.pathname) : null
    if (!page) return new Response('Not here.', { status: 404, headers: guardHeaders() })
    return new Response(new Uint8Array(page.body), { headers: page.headers })
  })
}
