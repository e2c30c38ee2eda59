const WORDS = 'the customer asked about refund and shipping of order number please check again tomorrow morning'.split(
  ' ',
)

/** About 240 characters, different for every row. */
export function textOf(row: number): string {
  let text = ''
  for (let at = 0; at < 38; at++)
    text += `${WORDS[(Math.imul(row + 1, 40_503 + at * 7919) >>> 7) % WORDS.length] ?? ''} `
  return `${text}${row}`
}
