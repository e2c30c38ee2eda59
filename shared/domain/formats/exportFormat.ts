import { z } from 'zod'
import { Format } from '../setup.ts'

/** Training files of a provider's own shape, and those that other programs train from: one JSON object a line. */
const LineFormat = z.enum([...Format.options, 'sharegpt', 'alpaca'])
export type LineFormat = z.infer<typeof LineFormat>

/** Every shape in which rows leave the app. `review`: a workbook for a colleague, which can be brought back. */
export const ExportFormat = z.enum([...LineFormat.options, 'csv', 'xlsx', 'review'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** Files of examples are one for training and one for the rows held back; tables hold all rows. */
export function isLines(as: ExportFormat): as is LineFormat {
  return LineFormat.safeParse(as).success
}

/** What the formats are called in sentences: `Alpaca has no place for …`. */
export const EXPORT_NAMES: Readonly<Record<ExportFormat, string>> = {
  chat: 'chat',
  completion: 'prompt and completion',
  preference: 'preference',
  sharegpt: 'ShareGPT',
  alpaca: 'Alpaca',
  csv: 'CSV',
  xlsx: 'Excel',
  review: 'Excel',
}
