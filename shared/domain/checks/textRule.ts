import type { ColumnId } from '../column.ts'
import type { Spoken } from '../example/spoken.ts'
import type { Finding, TextRule } from './rule.ts'

type Words = Omit<TextRule, 'scope' | 'check' | 'look'> & {
  /** Signs of which a text must have one before it is looked at; 0: every text is. */
  readonly signs: number
  /** What tools are told and answer is looked at, too. */
  readonly tools?: boolean
  readonly look: (spoken: Spoken) => string | null
}

/** A rule about single texts: at most one finding per cell, because a cell is what people put right. */
export function textRule({ signs, tools = false, look, ...words }: Words): TextRule {
  const lookAt = (spoken: Spoken): string | null => {
    if (signs !== 0 && (spoken.signs & signs) === 0) return null
    return !tools && spoken.speaker === 'tool' ? null : look(spoken)
  }
  return {
    ...words,
    scope: 'row',
    look: lookAt,
    check: ({ texts }) => {
      const found: Finding[] = []
      let last: ColumnId | null = null
      for (const spoken of texts) {
        if (spoken.column === last) continue
        const message = lookAt(spoken)
        if (message === null) continue
        found.push({ column: spoken.column, message })
        last = spoken.column
      }
      return found
    },
  }
}
