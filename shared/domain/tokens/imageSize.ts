export type Size = { readonly width: number; readonly height: number }

/** A byte of an image; -1 behind its end. */
type Byte = (at: number) => number

const HEAD = /^data:image\/[\w.+-]{1,40};base64,/i
const LONGEST_HEAD = 80

/**
 * Pixels of the image in a `data:` address, from its first bytes; null for an address of any other kind and for what is
 * no PNG, JPEG, GIF or WebP. Sources: W3C PNG, ITU-T T.81, GIF89a, RFC 9649.
 */
export function sizeOfDataUrl(url: string): Size | null {
  const head = HEAD.exec(url.slice(0, LONGEST_HEAD))?.[0]
  if (head === undefined) return null
  const byte: Byte = (at) => byteAt(url, head.length, at)
  const size = ofPng(byte) ?? ofGif(byte) ?? ofWebp(byte) ?? ofJpeg(byte)
  return size && size.width > 0 && size.height > 0 ? size : null
}

const BASE64 = new Map(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (sign, at) => [sign, at]),
)

/** Read where it stands: an image of megabytes is not unpacked for its size. Four signs are three bytes. */
function byteAt(text: string, start: number, at: number): number {
  const inGroup = at % 3
  const first = start + ((at - inGroup) / 3) * 4 + inGroup
  const [high, low] = [BASE64.get(text.charAt(first)), BASE64.get(text.charAt(first + 1))]
  if (high === undefined || low === undefined) return -1
  const bits = high * 64 + low
  return Math.floor(bits / 4 ** (2 - inGroup)) % 256
}

function spells(byte: Byte, at: number, text: string): boolean {
  return Array.from(text).every((sign, nth) => byte(at + nth) === sign.charCodeAt(0))
}

/** A number of some bytes, the first of them the highest. */
function high(byte: Byte, at: number, bytes: number): number {
  return Array.from({ length: bytes }, (_, nth) => byte(at + nth)).reduce((sum, one) => sum * 256 + one, 0)
}

/** A number of some bytes, the first of them the lowest. */
function low(byte: Byte, at: number, bytes: number): number {
  return Array.from({ length: bytes }, (_, nth) => byte(at + nth)).reduceRight((sum, one) => sum * 256 + one, 0)
}

function ofPng(byte: Byte): Size | null {
  if (!spells(byte, 1, 'PNG') || !spells(byte, 12, 'IHDR')) return null
  return { width: high(byte, 16, 4), height: high(byte, 20, 4) }
}

function ofGif(byte: Byte): Size | null {
  return spells(byte, 0, 'GIF8') ? { width: low(byte, 6, 2), height: low(byte, 8, 2) } : null
}

const FOURTEEN_BITS = 2 ** 14

function ofWebp(byte: Byte): Size | null {
  if (!spells(byte, 0, 'RIFF') || !spells(byte, 8, 'WEBP')) return null
  if (spells(byte, 12, 'VP8X')) return { width: low(byte, 24, 3) + 1, height: low(byte, 27, 3) + 1 }
  if (spells(byte, 12, 'VP8L')) {
    const bits = low(byte, 21, 4)
    return { width: (bits % FOURTEEN_BITS) + 1, height: (Math.floor(bits / FOURTEEN_BITS) % FOURTEEN_BITS) + 1 }
  }
  if (!spells(byte, 12, 'VP8 ')) return null
  return { width: low(byte, 26, 2) % FOURTEEN_BITS, height: low(byte, 28, 2) % FOURTEEN_BITS }
}

/** Segments before the one that tells the size: previews and notes of cameras. */
const MOST_SEGMENTS = 200

function ofJpeg(byte: Byte): Size | null {
  if (byte(0) !== 0xff || byte(1) !== 0xd8) return null
  let at = 2
  for (let nth = 0; nth < MOST_SEGMENTS && byte(at) === 0xff; nth++) {
    const kind = byte(at + 1)
    if (isFrame(kind)) return { width: high(byte, at + 7, 2), height: high(byte, at + 5, 2) }
    // A marker may be preceded by any number of 0xff.
    at += kind === 0xff ? 1 : 2 + high(byte, at + 2, 2)
  }
  return null
}

/** Start of frame; among its numbers are those of tables (0xc4, 0xcc) and one that is reserved. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc
}
