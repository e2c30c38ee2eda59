import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { Failure } from '../../shared/domain/failure.ts'
import { oldEncodingOf } from './oldEncodings.ts'

/** Bytes in, text out; keeps half characters until their rest arrives. */
export type Decoder = { write(chunk: Buffer): string; end(): string }

/**
 * An encoding recognised from bytes. `evidence` false: nothing but ASCII was seen, which is the same in UTF-8 and in
 * Windows-1252, so what comes later decides.
 */
export type Recognised = { readonly encoding: string; readonly evidence: boolean }

/** Thrown while reading as UTF-8 what was not known to be UTF-8: read it again as Windows-1252. */
export class NotUtf8 extends Error {}

/** Tab, line ends, form feed and the escape that old terminals left in exports. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 27])
const BY_PLATFORM: ReadonlySet<string> = new Set(['utf-8', 'utf-16le', 'utf-16be'])

/**
 * Recognises UTF-8 and UTF-16 with or without a byte order mark, and else takes what Excel writes on Windows when one
 * saves as plain CSV: the old encoding of the country where its letters tell it, otherwise Windows-1252. A UTF-8 file with a few broken bytes stays UTF-8: its other letters would all be
 * garbled otherwise.
 */
export function detectEncoding(head: Buffer): Recognised {
  const wide = detectUtf16(head.subarray(0, 65_536))
  if (wide) return { encoding: wide, evidence: true }
  if (isAscii(head)) return { encoding: 'utf-8', evidence: false }
  if (isUtf8(wholeCharacters(head))) return { encoding: 'utf-8', evidence: true }
  const text = new TextDecoder().decode(head)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const whole = (text.match(/[\u0080-\uFFFC]/g)?.length ?? 0) - broken
  if (whole >= 10 * broken) return { encoding: 'utf-8', evidence: true }
  return { encoding: oldEncodingOf(head) ?? 'windows-1252', evidence: true }
}

/** UTF-16 by its byte order mark, or by the NUL in every second byte of Western text: its side says which half is first. */
export function detectUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0
  if (mark === 0xfffe) return 'utf-16le'
  if (mark === 0xfeff) return 'utf-16be'
  const { evenNulls, oddNulls } = countBytes(head)
  const enough = Math.max(2, head.length * 0.02)
  if (oddNulls >= enough && evenNulls * 20 < oddNulls) return 'utf-16le'
  return evenNulls >= enough && oddNulls * 20 < evenNulls ? 'utf-16be' : null
}

/** NULs by the parity of their place, and the other control characters that no text has. */
export function countBytes(head: Buffer): { evenNulls: number; oddNulls: number; controls: number } {
  const counts = { evenNulls: 0, oddNulls: 0, controls: 0 }
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0
    if (byte === 0) counts[at % 2 === 0 ? 'evenNulls' : 'oddNulls'] += 1
    else if (byte < 32 && !TEXT_CONTROLS.has(byte)) counts.controls += 1
  }
  return counts
}

/**
 * A decoder for a WHATWG label. `strict` (UTF-8 only): throws NotUtf8 at the first broken byte instead of writing U+FFFD.
 * @throws Failure `wrong-input` for an encoding nobody knows.
 */
export function decoderOf(encoding: string, strict = false): Decoder {
  const label = encoding.toLowerCase()
  if (!BY_PLATFORM.has(label)) return legacyDecoder(label)
  const decoder = new TextDecoder(label, { fatal: strict })
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (error) {
      throw strict ? new NotUtf8('not UTF-8', { cause: error }) : error
    }
  }
  return { write: decode, end: decode }
}

function legacyDecoder(label: string): Decoder {
  if (!iconv.encodingExists(label)) {
    throw new Failure({
      code: 'wrong-input',
      message: `"${String(label)}" is not an encoding Tunesheet knows.`,
      hint: 'Use utf-8, utf-16le, windows-1252 or another usual name.',
    })
  }
  const decoder = iconv.getDecoder(label)
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' }
}

/** Without a character that was cut off at the end of the sample. */
function wholeCharacters(head: Buffer): Buffer {
  let end = head.length
  for (let back = 1; back <= 3 && back <= head.length; back += 1) {
    const byte = head[head.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      end = head.length - back
      break
    }
  }
  return head.subarray(0, end)
}
