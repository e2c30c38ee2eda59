import { FORMAT_NAMES } from './formatNames.ts'
import type { RowRule } from './rule.ts'

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
            message: `This row is ${FORMAT_NAMES[example.format].one}, the sheet is for ${FORMAT_NAMES[format].many}.`,
          },
        ],
}
