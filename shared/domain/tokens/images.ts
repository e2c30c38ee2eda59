import { z } from 'zod'
import type { ChatMessage, ContentPart } from '../example/chat.ts'
import { type Size, sizeOfDataUrl } from './imageSize.ts'
import { isFields } from '../example/jsonl.ts'

/** Tokens of an image: of the whole of it, and of each tile of 512 × 512 pixels that it is cut into. */
export const ImageRule = z.object({ whole: z.number().int().positive(), tile: z.number().int().nonnegative() })
export type ImageRule = z.infer<typeof ImageRule>

const TILE = 512
/** Larger images are made smaller before they are cut: first to fit into a square, then by their shorter side. */
const SQUARE = 2048
const SHORTER = 768

/** Images of a message. */
export function imagesOf({ content }: ChatMessage): readonly ContentPart[] {
  if (typeof content === 'string') return []
  return (content ?? []).filter(({ type }) => type === 'image_url')
}

/**
 * Tokens of an image by a published rule; null: its size is not known, because it lies elsewhere or cannot be read. Asked
 * for in `low` detail it counts as a whole alone. Where the detail is left to the provider it counts in high detail, so
 * that it is never taken for less. Source: OpenAI, Images and vision, calculating costs: 1024 × 1024 pixels are 765
 * tokens, 2048 × 4096 are 1105.
 */
export function imageTokens(part: ContentPart, rule: ImageRule): number | null {
  const image = part['image_url']
  if (!isFields(image)) return null
  if (image['detail'] === 'low') return rule.whole
  const size = typeof image['url'] === 'string' ? sizeOfDataUrl(image['url']) : null
  return size && rule.whole + rule.tile * tilesOf(size)
}

function tilesOf({ width, height }: Size): number {
  const fitted = Math.min(1, SQUARE / Math.max(width, height))
  const scale = Math.min(fitted, SHORTER / Math.min(width, height))
  // Sizes are whole pixels: half a pixel more does not make another tile.
  const tiles = (pixels: number): number => Math.max(1, Math.ceil(Math.ceil(pixels * scale - 0.5) / TILE))
  return tiles(width) * tiles(height)
}
