import type { Example } from '../example/chat.ts'
import { fingerprintOf } from '../fingerprint.ts'
import type { Spoken } from '../example/spoken.ts'
import { type Exchange, keyOf } from './sketch.ts'
import { wordsOf } from './words.ts'

/**
 * What a row asks and what it answers, for comparing it with others; null for a row that asks nothing. All turns of the
 * person are the question, all turns of the model and what it does with tools the answer. `texts`: of the row itself.
 * `instruction`: the one for every row, which stands at the front of each prompt of a completion file and says nothing.
 */
export function exchangeOf(example: Example, texts: readonly Spoken[], instruction: string): Exchange | null {
  const of = (...speakers: readonly Spoken['speaker'][]): string =>
    texts.flatMap(({ speaker, text }) => (speakers.includes(speaker) ? [text] : [])).join('\n')
  const said = of('user')
  const asked = wordsOf(instruction !== '' && said.startsWith(instruction) ? said.slice(instruction.length) : said)
  if (asked.all.length === 0) return null
  const system = of('system')
  // The same words under another instruction, or with other tools, are another question.
  const context = (system === '' ? 0 : keyOf(wordsOf(system))) ^ toolsKey(example)
  return { asked, answered: wordsOf(of('assistant', 'tool')), context }
}

function toolsKey(example: Example): number {
  const extras = example.format === 'preference' ? example.input : example.format === 'chat' ? example : null
  if (!extras?.tools && !extras?.functions) return 0
  return Number.parseInt(fingerprintOf([extras.tools, extras.functions]).slice(0, 8), 16)
}
