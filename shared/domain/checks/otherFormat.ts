import type { Format } from '../setup.ts'
import type { RowRule } from './rule.ts'

const NAMES: Record<Format, string> = {
  chat: 'a conversation',
  completion: 'a prompt with its completion',
  preference: 'a pair of answers',
}

/** A row that is fine by itself, among rows of another format. */
export const otherFormat: RowRule = {
  id: 'other-format',
  scope: 'row',
  severity: 'error',
  title: 'Row is in another format',
  why: 'All rows of a file have the same format, or the provider refuses it.',
  source: "Refusals: “Example 1 is missing key 'input'”, “not using supervised as the training method”",
  check: ({ example, format }) =>
    example.format === 'raw' || example.format === format
      ? []
      : [
          {
            column: example.sources.find((source) => source !== null) ?? null,
            message: `This row is ${NAMES[example.format]}, the sheet is for ${NAMES[format].replace(/^a /, '')}s.`,
          },
        ],
}
