import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { Role } from '../../shared/domain/column.ts'
import type { CsvOptions, JsonShape } from '../../shared/domain/reading/importOptions.ts'
import type { Format } from '../../shared/domain/setup.ts'
import { formatCount } from '../../shared/format/figures.ts'

type Choice<T extends string> = { value: T; label: string }

/** What a column can be for, in the words of the screen; the most likely ones first. */
export const ROLES: readonly Choice<Role>[] = [
  { value: 'prompt', label: 'Prompt' },
  { value: 'completion', label: 'Completion' },
  { value: 'system', label: 'Instruction' },
  { value: 'note', label: 'Not sent' },
  { value: 'preferred', label: 'Better answer' },
  { value: 'rejected', label: 'Worse answer' },
  { value: 'messages', label: 'Whole conversation' },
  { value: 'tools', label: 'Tools' },
  { value: 'split', label: 'Train or held back' },
  { value: 'weight', label: 'Weight' },
  { value: 'raw', label: 'Line as it is' },
]

/** WHATWG labels with the languages people know them by. */
const LETTERS: readonly Choice<string>[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'utf-16be', label: 'UTF-16, big-endian' },
  { value: 'windows-1252', label: 'Windows-1252' },
  { value: 'windows-1250', label: 'Windows-1250, Central European' },
  { value: 'windows-1251', label: 'Windows-1251, Cyrillic' },
  { value: 'windows-1253', label: 'Windows-1253, Greek' },
  { value: 'windows-1254', label: 'Windows-1254, Turkish' },
  { value: 'windows-1255', label: 'Windows-1255, Hebrew' },
  { value: 'windows-1256', label: 'Windows-1256, Arabic' },
  { value: 'macintosh', label: 'Mac OS Roman' },
  { value: 'iso-8859-15', label: 'Latin 9' },
  { value: 'koi8-r', label: 'KOI8-R, Russian' },
  { value: 'shift_jis', label: 'Shift JIS, Japanese' },
  { value: 'euc-jp', label: 'EUC-JP, Japanese' },
  { value: 'gb18030', label: 'GB 18030, Chinese' },
  { value: 'big5', label: 'Big5, Chinese' },
  { value: 'euc-kr', label: 'EUC-KR, Korean' },
]

/** The list, with a recognised label that is not on it. */
export function letters(current: string): Choice<string>[] {
  return LETTERS.some((one) => one.value === current)
    ? [...LETTERS]
    : [...LETTERS, { value: current, label: current.toUpperCase() }]
}

export const DELIMITERS: readonly Choice<CsvOptions['delimiter']>[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab  ⇥' },
  { value: '|', label: 'Bar  |' },
]

export const QUOTES: readonly Choice<CsvOptions['quote'] | 'none'>[] = [
  { value: '"', label: 'Double  "' },
  { value: "'", label: "Single  '" },
  { value: 'none', label: 'None' },
]

export const HEADERS: readonly Choice<'names' | 'data'>[] = [
  { value: 'names', label: 'Column names' },
  { value: 'data', label: 'A row like the others' },
]

/** The shape of the training file follows from what the columns are for; other than that the guess stands. */
export function formatFor(roles: readonly Role[], guessed: Format): Format {
  if (roles.includes('preferred') || roles.includes('rejected')) return 'preference'
  return guessed === 'preference' ? 'chat' : guessed
}

/** How a JSON file is built, in a sentence. */
export const SHAPES: Readonly<Record<JsonShape, string>> = {
  chat: 'Conversations, as training files have them.',
  sharegpt: 'ShareGPT conversations.',
  alpaca: 'Alpaca examples: an instruction with its answer.',
  preference: 'Questions with a better and a worse answer.',
  completion: 'Prompts with their completions.',
  table: 'Plain records: a column for each name.',
}

/** The file's name, or how many files there are. */
export function called({ name, files }: ImportPreview): string {
  return files.length > 1 ? formatCount(files.length, 'file') : name
}

/** A file's name as the name of a project: without its ending, underscores as spaces. */
export function projectName(fileName: string): string {
  const bare = fileName
    .replace(/\.(xls[xm]|ods|csv|tsv|txt|jsonl?|ndjson)$/i, '')
    .replaceAll('_', ' ')
    .trim()
  return (bare || 'Untitled').slice(0, 200)
}
