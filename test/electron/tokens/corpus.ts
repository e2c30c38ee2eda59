/** Ordinary mixed text: English and German prose, code, JSON, numbers, emoji, other scripts. */
export const SAMPLES: readonly string[] = [
  "The delivery arrived three days late and the left armrest was cracked. I've written to support@halden.example twice, but nobody answered — could you tell me whether I'm entitled to a refund, or should I return the whole chair? Order #48213, paid EUR 249.90 on 3 March 2026.",
  'When a customer asks about warranty terms, explain that frames are covered for five years, upholstery for two; refer them to the branch nearest to them. Don\'t promise anything you can\'t verify! "Thanks," she said, "that\'s all I needed to know."',
  "export async function readRows(path: string, options?: Partial<Options>): Promise<Row[]> {\n  const stream = createReadStream(path, { encoding: 'utf8' })\n  for await (const chunk of stream) {\n    if (!chunk.length) continue // nothing\n    buffer += chunk.replaceAll('\\r\\n', '\\n')\n  }\n\n  return buffer.split('\\n').map((line, i) => ({ id: i + 1, cells: parse(line) }))\n}\n",
  '{"messages":[{"role":"system","content":"You are a helpful assistant."},{"role":"user","content":"Classify: \\"Wireless mouse, 2.4 GHz, black\\""},{"role":"assistant","content":"{\\"category\\":\\"electronics/accessories\\",\\"confidence\\":0.93}"}]}\n',
  'Guten Tag Frau Müller, leider können wir die Rücksendung erst ab dem 14. März bearbeiten. Fußgängerübergänge und Größenänderungen betreffen Sie nicht.\r\n\r\n\tMit freundlichen Grüßen\r\n',
  'お問い合わせありがとうございます。配送は３日ほどかかります。你好，请问什么时候发货？ مرحبا كيف يمكنني المساعدة؟ Здравствуйте, чем могу помочь? नमस्ते, मैं आपकी क्या मदद कर सकता हूँ? 안녕하세요',
  '👍🏽 👨‍👩‍👧‍👦 🇩🇪 ①②③ x²+y²≤1 → ∀ε>0 ½ cup, 25 °C … «zitat» “quote” naïve café Zürich İstanbul ǅungla DŽ',
  "   leading, trailing   \n\n\n   \t mixed \r\n \u00a0\u2003\u3000 spaces    \n IT'S they'LL WE'RE 1234567890 3.14159 ### ---- //// \\n <|endoftext|> <|im_start|>",
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
]

/**
 * Prose, code and JSON in one text, never quite the same: the samples with other numbers, words of them in any order and
 * made-up order codes, until there are so many characters. The same on every run.
 */
export function mixedText(characters: number): string {
  const samples = SAMPLES.slice(0, 5)
  const words = samples.join(' ').split(/\s+/)
  const random = randomNumbers(7)
  const parts: string[] = []
  let length = 0
  for (let round = 0; length < characters; round++) {
    const sample = samples[round % samples.length] ?? ''
    const numbered = sample.replaceAll(/\d+/g, () => String(random(100_000)))
    const shuffled = Array.from({ length: 40 }, () => words[random(words.length)]).join(' ')
    const part = `${numbered}${shuffled} ${random(2 ** 31).toString(36)}\n`
    parts.push(part)
    length += part.length
  }
  return parts.join('').slice(0, characters)
}

/** Whole numbers below a bound, by a linear congruence: the same on every machine. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return Math.floor((state / 0x8000_0000) * below)
  }
}
