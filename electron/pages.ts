import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

/** What a door serves of the built window; null: there is no such file. */
export type Page = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }

/** Types the built window consists of. Anything else is not served: a source map or a stray file is nobody's business. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The content security policy of both doors. `connect` are addresses beside the page's own that it may talk to.
 * Inline styles are needed by the component library and the grid; nothing else is loosened.
 */
export function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...connect].join(' '),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The file under `root` that a path of an address names, or null where it would leave the folder or is malformed. */
export function fileUnder(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null // `%` without two hex digits.
  }
  if (decoded.includes('\0')) return null
  const path = resolve(root, `.${sep}${decoded === '/' ? 'index.html' : decoded}`)
  return path.startsWith(resolve(root) + sep) ? path : null
}

/** Reads a file of the built window with the headers that every answer of a door carries. */
export async function pageAt(root: string, pathname: string, connect: readonly string[] = []): Promise<Page | null> {
  const path = fileUnder(root, pathname)
  const type = path === null ? undefined : TYPES[extname(path)]
  if (path === null || type === undefined) return null
  try {
    return { body: await readFile(path), headers: { 'content-type': type, ...guardHeaders(connect) } }
  } catch {
    return null // Not there, or a folder.
  }
}

/** Headers that keep a page from being framed, sniffed, or from telling others where it came from. */
export function guardHeaders(connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(connect),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
