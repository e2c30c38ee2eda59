import { z } from 'zod'

/** How a text file is read. `encoding` is a WHATWG label such as `utf-8`, `utf-16le`, `windows-1252`. */
export const CsvOptions = z.object({
  encoding: z.string().max(40),
  delimiter: z.enum([',', ';', '\t', '|']),
  quote: z.enum(['"', "'", '']),
  header: z.boolean(),
})
export type CsvOptions = z.infer<typeof CsvOptions>

/** How a workbook is read: the name of one of its sheets, and whether the first row holds the column names. */
export const WorkbookOptions = z.object({ sheet: z.string().max(1000), header: z.boolean() })
export type WorkbookOptions = z.infer<typeof WorkbookOptions>

/** A quotation mark that is text and opens no cell: its line and the character in it, both from 1. */
export const TextMark = z.object({ line: z.number().int().positive(), column: z.number().int().positive() })
export type TextMark = z.infer<typeof TextMark>

/** What can be chosen for a file; what is left out is recognised, and what does not fit its kind is without effect. */
export const ImportOptions = CsvOptions.extend({
  ...WorkbookOptions.shape,
  textMarks: z.array(TextMark).max(1000),
  /** Whether a file that stops being readable is read up to there; the lines from there on count as left out. */
  part: z.boolean(),
}).partial()
export type ImportOptions = z.infer<typeof ImportOptions>

export const FileKind = z.enum(['csv', 'jsonl', 'json', 'xlsx', 'ods'])
export type FileKind = z.infer<typeof FileKind>

/** A record that was left out. `line` is 1-based in the file, which is named where there are several. */
export const Skipped = z.object({ line: z.number().int(), reason: z.string(), file: z.string().optional() })
export type Skipped = z.infer<typeof Skipped>

/** How the values of a JSON file are built; `table`: plain records, a column per key. */
export const JsonShape = z.enum(['chat', 'sharegpt', 'alpaca', 'preference', 'completion', 'table'])
export type JsonShape = z.infer<typeof JsonShape>
