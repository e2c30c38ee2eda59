import { describe, expect, test } from 'vitest'
import { imageTokens } from '../../../../shared/domain/tokens/images.ts'
import { sizeOfDataUrl } from '../../../../shared/domain/tokens/imageSize.ts'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'
import { countExample } from '../../../../shared/domain/tokens/tokens.ts'

const address = (kind: string, bytes: readonly number[]) =>
  `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`
const letters = (text: string) => [...Buffer.from(text, 'latin1')]
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

const png = (width: number, height: number) =>
  address('png', [
    0x89,
    ...letters('PNG\r\n\u001a\n'),
    0,
    0,
    0,
    13,
    ...letters('IHDR'),
    ...big(width, 4),
    ...big(height, 4),
  ])
const gif = (width: number, height: number) =>
  address('gif', [...letters('GIF89a'), ...little(width, 2), ...little(height, 2), 0, 0, 0])
/** With a preview of some kilobytes before the frame, as cameras write it. */
const jpeg = (width: number, height: number, frame = 0xc0) =>
  address('jpeg', [
    ...[0xff, 0xd8, 0xff, 0xe1, ...big(5002, 2), ...new Array<number>(5000).fill(0xd8)],
    ...[0xff, 0xc4, ...big(5, 2), 1, 2, 3, 0xff, 0xff, frame, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3],
  ])
const webp = (kind: string, rest: readonly number[]) =>
  address('webp', [...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBP'), ...letters(kind), 0, 0, 0, 0, ...rest])

describe('the size of an image', () => {
  test.each([
    ['PNG', png(1024, 768)],
    ['GIF', gif(1024, 768)],
    ['JPEG', jpeg(1024, 768)],
    ['JPEG that is drawn in passes', jpeg(1024, 768, 0xc2)],
    ['WebP with losses', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(1024, 2), ...little(768, 2)])],
    ['WebP without losses', webp('VP8L', [0x2f, ...little(1023 + 767 * 2 ** 14, 4)])],
    ['WebP with extensions', webp('VP8X', [0, 0, 0, 0, ...little(1023, 3), ...little(767, 3)])],
  ])('is read from the first bytes of a %s', (_, url) => {
    expect(sizeOfDataUrl(url)).toEqual({ width: 1024, height: 768 })
  })

  test.each([
    ['an address elsewhere', 'https://clinic.test/knee.png'],
    ['an address that is not in base64', 'data:image/svg+xml,<svg/>'],
    ['nothing', 'data:image/png;base64,'],
    ['a picture that breaks off', jpeg(1024, 768).slice(0, 200)],
    ['a picture without a size', png(0, 768)],
    ['bytes of something else', address('png', letters('%PDF-1.7 and so on and so on'))],
    ['no base64 at all', 'data:image/jpeg;base64,\u00e4\u00f6\u00fc <>'],
  ])('is not known of %s', (_, url) => {
    expect(sizeOfDataUrl(url)).toBeNull()
  })
})

describe('tokens of an image', () => {
  const rule = { whole: 85, tile: 170 }
  const tokens = (url: string, detail?: string) =>
    imageTokens({ type: 'image_url', image_url: { url, ...(detail ? { detail } : {}) } }, rule)

  test.each([
    // The published examples.
    [1024, 1024, 765],
    [2048, 4096, 1105],
    // As they were billed, by several reports.
    [2049, 513, 85 + 8 * 170],
    [2050, 513, 85 + 4 * 170],
    // Small ones are not made larger.
    [1, 1, 255],
    [512, 512, 255],
    [513, 512, 425],
    [20_000, 1, 85 + 4 * 170],
  ])('of %i × %i pixels are %i', (width, height, expected) => {
    expect(tokens(png(width, height), 'high')).toBe(expected)
    expect(tokens(png(height, width), 'auto')).toBe(expected)
    expect(tokens(png(width, height))).toBe(expected)
  })

  test('are those of the whole alone in low detail, wherever it lies', () => {
    expect(tokens('https://clinic.test/knee.png', 'low')).toBe(85)
    expect(tokens(png(2048, 4096), 'low')).toBe(85)
  })

  test('are not known without its size', () => {
    expect(tokens('https://clinic.test/knee.png')).toBeNull()
    expect(imageTokens({ type: 'image_url', image_url: 'https://clinic.test/knee.png' }, rule)).toBeNull()
  })

  test('are among those of its message, and only where there is a rule', () => {
    const content = [
      { type: 'text', text: 'What is it?' },
      { type: 'image_url', image_url: { url: png(1024, 1024) } },
    ]
    const example = parseLine(JSON.stringify({ messages: [{ role: 'user', content }] }))
    const nothing = () => 0
    expect(countExample(example, nothing, { images: rule })).toEqual({
      total: 6 + 765,
      completion: 0,
      perTurn: [3 + 765],
    })
    expect(countExample(example, nothing)).toEqual({ total: 6, completion: 0, perTurn: [3] })
  })
})
