/** What prompts of prompt and completion files end with, so that the model sees where the answer begins. */
const OF_PROMPT = /(?:\s{0,4}(?:#{2,8}|-{1,8}>|={1,8}>|-{3,8}|={3,8}|→|\*{3,8}|\|{2,8}|@{3,8}|\${3,8})\s{0,4}|\n{1,4})$/
/** What their answers end with, so that the model learns to stop. */
const OF_ANSWER = /(?:\s{0,4}(?:\bEND\b|\bSTOP\b|\bDONE\b|\[END\]|<END>|#{2,8}|-{3,8}|\*{3,8}|@{3,8})\s{0,4}|\n{1,4})$/
const LONGEST = 24

/** The separator at the end of a prompt; empty: it has none. */
export function promptEnd(text: string): string {
  return OF_PROMPT.exec(text.slice(-LONGEST))?.[0] ?? ''
}

/** The mark at the end of an answer; empty: it has none. */
export function answerEnd(text: string): string {
  return OF_ANSWER.exec(text.slice(-LONGEST))?.[0] ?? ''
}
