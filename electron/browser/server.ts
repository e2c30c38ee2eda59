import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { Failure } from '../../shared/domain/failure.ts'
import { setNotation } from '../../shared/format/notation.ts'
import type { App } from '../app.ts'
import { guardHeaders, pageAt } from '../pages.ts'
import type { Downloads } from './downloads.ts'
import { bearer, isOurs, sameToken } from './guard.ts'
import { fileName, receive } from './uploads.ts'

export type ServerOptions = {
  readonly app: Pick<App, 'router' | 'services' | 'adopt'>
  readonly token: string
  readonly downloads: Downloads
  /** The built window, `out/renderer`. */
  readonly rendererDir: string
  /** Where uploads are kept until the door closes. */
  readonly uploadsDir: string
}

export type BrowserServer = {
  readonly port: number
  /** With the token in the fragment, which browsers send to nobody. */
  readonly url: string
  close(): Promise<void>
}

/** Messages may be as large as a paste may be, in UTF-8. */
const MAX_MESSAGE = 400_000_000

/** Serves the window and its calls on 127.0.0.1, on a port the system picks. */
export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const server = createServer()
  const port = await listen(server)
  server.on('request', (request, response) => {
    answer(request, response, options, port).catch(() => {
      response.destroy()
    })
  })
  const sockets = acceptCalls(server, options, port)
  return {
    port,
    url: `http://127.0.0.1:${port}/#token=${options.token}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** The websocket that carries the contract. */
function acceptCalls(server: Server, { app, token }: ServerOptions, port: number): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false })
  const handler = new RPCHandler(app.router)
  sockets.on('connection', (socket) => {
    socket.on('error', () => {
      socket.terminate()
    })
    void handler.upgrade(socket, { context: app.services })
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const url = addressOf(request)
    if (!isOurs(request.headers, port, true)) refuse(stream, '403 Forbidden')
    else if (url?.pathname !== '/rpc') refuse(stream, '404 Not Found')
    else if (!sameToken(url.searchParams.get('token'), token)) refuse(stream, '401 Unauthorized')
    else {
      const language = languageOf(request)
      if (language !== null) setNotation(language)
      sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request))
    }
  })
  return sockets
}

/** The language the page writes its figures in: browsers name first what they tell the page as `navigator.language`. Null: none is named. */
function languageOf({ headers }: IncomingMessage): string | null {
  return headers['accept-language']?.split(/[,;]/, 1)[0]?.trim() ?? null
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function addressOf(request: IncomingMessage): URL | null {
  // A path that begins with two slashes would name a host of its own.
  return URL.parse(`http://door${(request.url ?? '/').replace(/^\/+/, '/')}`)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  port: number,
): Promise<void> {
  if (!isOurs(request.headers, port, false)) {
    end(response, 403, 'This address belongs to Tunesheet on this computer.')
    return
  }
  const url = addressOf(request)
  if (request.method === 'POST' && url?.pathname === '/files') {
    await takeUpload(request, response, url, options)
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    end(response, 405, 'Not here.')
  } else if (url?.pathname.startsWith('/download/')) {
    await giveDownload(response, url, options)
  } else {
    await givePage(request, response, url?.pathname ?? '', { root: options.rendererDir, port })
  }
}

/** `POST /files?name=…` with the bytes as body: answers the reference by which the window speaks of the file. */
async function takeUpload(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  options: ServerOptions,
): Promise<void> {
  if (!sameToken(bearer(request.headers), options.token)) {
    end(response, 401, 'Open Tunesheet from the address it printed.')
    return
  }
  const name = fileName(url.searchParams.get('name'))
  try {
    const path = await receive(request, options.uploadsDir, name)
    json(response, 200, options.app.adopt(path, name))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (!response.destroyed) json(response, 422, error.data)
  }
}

async function giveDownload(response: ServerResponse, url: URL, { token, downloads }: ServerOptions): Promise<void> {
  const allowed = sameToken(url.searchParams.get('token'), token)
  const file = allowed ? downloads.take(url.pathname.slice('/download/'.length)) : null
  const size = file ? (await stat(file.path).catch(() => null))?.size : undefined
  if (!file || size === undefined) {
    end(response, allowed ? 404 : 401, 'This file was already fetched. Export it again.')
    return
  }
  response.writeHead(200, {
    ...guardHeaders(),
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  })
  await pipeline(createReadStream(file.path), response)
}

async function givePage(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  door: { root: string; port: number },
): Promise<void> {
  const connect = [`ws://127.0.0.1:${door.port}`, `ws://localhost:${door.port}`]
  const page = await pageAt(door.root, pathname, connect)
  if (!page) {
    end(response, 404, 'Not here.')
    return
  }
  response.writeHead(200, { ...page.headers, 'content-length': page.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : page.body)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...guardHeaders(), 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

function end(response: ServerResponse, status: number, text: string): void {
  // The body of a refused upload is not read: the connection cannot be used again.
  response.writeHead(status, { ...guardHeaders(), 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end(text)
}
