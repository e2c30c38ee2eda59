import { z } from 'zod'
import { formatCount } from '../../format/figures.ts'
import { EXPORT_NAMES, type LineFormat } from './exportFormat.ts'

/**
 * What a row loses when it is written in another format. The first three leave the row out; the others leave something
 * of it out. Nothing of this happens before it was told with counts.
 */
export const Loss = z.enum([
  'unreadable',
  'no-pair',
  'no-place',
  'rejected',
  'tools',
  'weight',
  'turns',
  'image',
  'name',
  'call-ids',
  'other',
])
export type Loss = z.infer<typeof Loss>

/** A row in another format. `value` null: it cannot be written, and `losses` says why. */
export type Converted = { readonly value: object | null; readonly losses: readonly Loss[] }

const LEAVES_OUT: readonly Loss[] = ['unreadable', 'no-pair', 'no-place']

/** Whether the whole row stays behind. */
export function leavesOut(loss: Loss): boolean {
  return LEAVES_OUT.includes(loss)
}

/** The row is not written, for this reason. */
export function leftOut(loss: Loss): Converted {
  return { value: null, losses: [loss] }
}

/** `{rows} has weights …` and `{rows} have weights …`: what is said of one row and of several; `{name}`: the format. */
const SENTENCES: Readonly<Record<Loss, readonly [one: string, several: string]>> = {
  unreadable: ['cannot be read as an example and is left out.', 'cannot be read as examples and are left out.'],
  'no-pair': [
    'has no preferred and rejected answer and is left out.',
    'have no preferred and rejected answer and are left out.',
  ],
  'no-place': [
    'is left out: {name} files have no place for such a conversation.',
    'are left out: {name} files have no place for such conversations.',
  ],
  rejected: [
    'has a rejected answer. Only the preferred one is written.',
    'have a rejected answer. Only the preferred ones are written.',
  ],
  tools: has('tools'),
  weight: has('weights, which say what to learn from'),
  turns: [
    'has several turns. All but the last answer become the prompt.',
    'have several turns. All but the last answer become the prompt.',
  ],
  image: has('images or other parts that are no text'),
  name: has('names of speakers'),
  'call-ids': [
    'has ids of tool calls. They are numbered anew when the file is read.',
    'have ids of tool calls. They are numbered anew when the file is read.',
  ],
  other: has('further settings'),
}

function has(what: string): readonly [string, string] {
  return [`has ${what}. {name} files have no place for them.`, `have ${what}. {name} files have no place for them.`]
}

/** One sentence about so many rows: `12 rows have tools. Alpaca files have no place for them.` */
export function lossSentence(loss: Loss, rows: number, as: LineFormat): string {
  const [one, several] = SENTENCES[loss]
  const said = (rows === 1 ? one : several).replace('. {name}', `. ${capitalised(EXPORT_NAMES[as])}`)
  return `${formatCount(rows, 'row')} ${said.replace('{name}', EXPORT_NAMES[as])}`
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
