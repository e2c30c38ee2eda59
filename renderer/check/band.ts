import { FEWEST_EXAMPLES } from '../../shared/domain/checks/tooFewExamples.ts'
import type { Totals } from '../../shared/domain/totals.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

/** Examples without which no provider starts, and a start. */
const ENOUGH = { minimum: FEWEST_EXAMPLES, start: 50 } as const

export type Band = { kind: 'error' | 'warning' | 'hint' | 'done' | 'counting'; title: string; lead: string }

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Small numbers are words in a headline: `six rows`, but `1,204 rows`. */
function rowsInWords(rows: number): string {
  return `${WORDS[rows] ?? formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

function tooFew(rows: number, heldBack: number): Band {
  if (rows === 0) {
    return {
      kind: 'error',
      title: 'No rows yet',
      lead: `Paste or type at least ${ENOUGH.minimum} rows, then look here again.`,
    }
  }
  const missing = ENOUGH.minimum - rows
  return {
    kind: 'error',
    title: `Too few: ${formatCount(rows, 'row')}${heldBack > 0 ? ' to learn from' : ''}, at least ${ENOUGH.minimum} are needed`,
    lead: `Add ${formatNumber(missing)} more. ${ENOUGH.start} to 100 are a good start.`,
  }
}

function ready({ rows, rowsWith }: Totals, ofSet: number): Band {
  const { warning, hint } = rowsWith
  if (warning + hint + ofSet === 0) {
    return {
      kind: 'done',
      title: 'Nothing to fix',
      lead: `${formatCount(rows, 'row')}, all readable, none alike. You can train.`,
    }
  }
  if (warning + hint === 0) {
    return {
      kind: 'done',
      title: 'Ready, with something to know about the whole sheet',
      lead: 'You can train now. No single row needs fixing.',
    }
  }
  // A row may be among both, so the two numbers are never put together.
  return {
    kind: 'done',
    title: `Ready, with ${formatCount(warning || hint, 'row')} you may want to fix`,
    lead: `You can train now. ${warning > 0 ? worthFixing(warning, hint) : 'What is listed is a matter of taste.'}`,
  }
}

function worthFixing(warning: number, hint: number): string {
  const also = hint > 0 ? `, and ${formatNumber(hint)} nice to fix` : ''
  return `${formatCount(warning, 'row')} ${warning === 1 ? 'is' : 'are'} worth fixing${also}: that decides how good the result gets.`
}

/**
 * What the verdict is made from. `errors`: the rules that the provider refuses the file for, rules about the whole set
 * included. `examples`: rows that train, which is what a provider counts. `ofSet`: findings about the sheet as a whole.
 */
type Found = { readonly errors: number; readonly examples: number; readonly ofSet: number }

/** The verdict in words. */
export function bandOf(totals: Totals, { errors, examples, ofSet }: Found): Band {
  if (totals.counted < totals.rows) {
    return {
      kind: 'counting',
      title: `Still reading: ${formatNumber(totals.counted)} of ${formatCount(totals.rows, 'row')}`,
      lead: 'What was found so far is below. You can go on working.',
    }
  }
  if (examples < ENOUGH.minimum) return tooFew(examples, totals.validationRows)
  const refused = totals.rowsWith.error
  if (refused > 0) {
    return {
      kind: 'error',
      title: `Not ready yet: ${rowsInWords(refused)} would be refused`,
      lead:
        refused === 1
          ? 'Fix it and you can train.'
          : 'Fix them and you can train. The rest decides how good the result gets.',
    }
  }
  if (errors > 0)
    return { kind: 'error', title: 'Not ready yet: the file would be refused', lead: 'The reason is below.' }
  return ready(totals, ofSet)
}
