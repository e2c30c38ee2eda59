const WORDS = 'the customer asked about refund and shipping of order number please check again tomorrow morning'.split(
  ' ',
)

/** About 240 characters, different for every row. */
export function textOf(row: number): string {
  let text = ''
  for (let at = 0; at < 38; at++) text += `${WORDS[(row * 7 + at * at * 13 + at) % WORDS.length] ?? ''} `
  return `${text}${row}`
}
