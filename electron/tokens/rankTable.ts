import type { Encoding } from '../../shared/catalog/schema.ts'

/** `ranks`: bytes of a token, one character each → its rank, which is also its number. `bytes`: the way back. */
export type RankTable = {
  readonly ranks: ReadonlyMap<string, number>
  readonly bytes: readonly string[]
}

const SOURCES: Record<Encoding, () => Promise<{ default: { bpe_ranks: string } }>> = {
  o200k_base: () => import('js-tiktoken/ranks/o200k_base'),
  cl100k_base: () => import('js-tiktoken/ranks/cl100k_base'),
}

/** Reads a table in the form of js-tiktoken: lines like `! 0 IQ== Ig==`: number of the first token, tokens in base64. */
export async function rankTable(encoding: Encoding): Promise<RankTable> {
  const source = (await SOURCES[encoding]()).default
  const ranks = new Map<string, number>()
  const bytes: string[] = []
  for (const line of source.bpe_ranks.split('\n')) {
    const [, first, ...tokens] = line.split(' ')
    let rank = Number(first)
    for (const token of tokens) {
      const text = Buffer.from(token, 'base64').toString('latin1')
      ranks.set(text, rank)
      bytes[rank] = text
      rank += 1
    }
  }
  return { ranks, bytes }
}
