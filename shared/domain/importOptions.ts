import { z } from 'zod'

/** How a text file is read. `encoding` is a WHATWG label such as `utf-8`, `utf-16le`, `windows-1252`. */
export const CsvOptions = z.object({
  encoding: z.string().max(40),
  delimiter: z.enum([',', ';', '\t', '|']),
  quote: z.enum(['"', "'", '']),
  header: z.boolean(),
})
export type CsvOptions = z.infer<typeof CsvOptions>

export const FileKind = z.enum(['csv', 'jsonl', 'json'])
export type FileKind = z.infer<typeof FileKind>

/** A record that was left out. `line` is 1-based in the file. */
export const Skipped = z.object({ line: z.number().int(), reason: z.string() })
export type Skipped = z.infer<typeof Skipped>
