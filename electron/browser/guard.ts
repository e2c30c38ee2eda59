import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** 256 bits that only the person who started the door knows. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether two tokens are the same, taking equally long whether they are or not. */
export function sameToken(given: string | null | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(token)) && given !== ''
}

/** The token of a `Bearer` header, or null. */
export function bearer(headers: IncomingHttpHeaders): string | null {
  return /^Bearer ([\w-]+)$/.exec(headers.authorization ?? '')?.[1] ?? null
}

/**
 * Whether a request was meant for this door and comes from its own page. A foreign `Host` is a rebound DNS name; a foreign
 * `Origin` is another site's script. Browsers send no `Origin` when a person opens an address, and always one with a
 * websocket: there it is required.
 */
export function isOurs(headers: IncomingHttpHeaders, port: number, needsOrigin: boolean): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!headers.host || !hosts.includes(headers.host)) return false
  if (headers.origin === undefined) return !needsOrigin
  return hosts.some((host) => headers.origin === `http://${host}`)
}
