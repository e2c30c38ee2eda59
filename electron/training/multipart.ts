import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Upload } from './remote.ts'

/** The mark some providers ask for at the start of a UTF-8 file. */
const BOM = Buffer.from([0xef, 0xbb, 0xbf])
const CHUNK_BYTES = 64 * 1024

/** A form with one file, ready to be posted: read from disk while it is sent, its length known beforehand. */
export type FormBody = { readonly headers: Record<string, string>; readonly body: ReadableStream<Uint8Array> }

/**
 * The form of `POST /files`. Made by hand, because then its length is known (some gateways refuse a body without one),
 * the file never lies in memory, and progress is what the connection really took.
 */
export function fileForm(upload: Upload): FormBody {
  const boundary = `tunesheet-${randomUUID()}`
  const head = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nfine-tune\r\n` +
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${upload.name}"\r\n` +
        `Content-Type: application/jsonl\r\n\r\n`,
    ),
    upload.bom ? BOM : Buffer.alloc(0),
  ])
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': String(head.length + upload.bytes + tail.length),
    },
    body: ReadableStream.from(chunks(upload, head, tail)),
  }
}

async function* chunks(upload: Upload, head: Buffer, tail: Buffer): AsyncGenerator<Uint8Array> {
  let sent = 0
  yield head
  for await (const chunk of createReadStream(upload.path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    yield chunk
    // After the yield: the connection has taken the chunk by the time the next one is asked for.
    sent += chunk.length
    upload.onProgress(sent)
  }
  yield tail
}
