import { type Mapping, toExample } from '../example/example.ts'
import { toLine } from '../example/jsonl.ts'
import type { Cells } from '../row.ts'
import { Format } from '../setup.ts'
import { toAlpaca } from './alpaca.ts'
import { besideWriter } from './beside.ts'
import type { LineFormat } from './exportFormat.ts'
import type { Converted, Loss } from './losses.ts'
import { toShareGpt } from './shareGpt.ts'
import { toTraining } from './training.ts'

/** A row as one line of a file, without its line end. `line` null: it is left out, and `losses` says why. */
export type ExampleLine = { readonly line: string | null; readonly losses: readonly Loss[] }

const NOTHING: readonly Loss[] = []

/**
 * How rows of a sheet are written in a format. In the project's own format every row is written as it is, whatever a
 * provider would say to it; in another one what does not fit is named.
 */
export function exampleWriter(mapping: Mapping, as: LineFormat): (cells: Cells) => ExampleLine {
  if (as === mapping.setup.format) return (cells) => ({ line: toLine(toExample(mapping, cells)), losses: NOTHING })
  const read = readingFor(mapping, as)
  const convert = converterTo(as)
  const complete = besideWriter(mapping.columns, as)
  return (cells) => {
    const { value, losses } = convert(toExample(read, cells))
    return { line: value && JSON.stringify(complete(value, cells)), losses }
  }
}

function converterTo(as: LineFormat): (example: ReturnType<typeof toExample>) => Converted {
  if (as === 'sharegpt') return toShareGpt
  if (as === 'alpaca') return toAlpaca
  return (example) => toTraining(example, as)
}

/**
 * As what the columns are read before they are converted: as conversations, which say the most; as preferences where the
 * sheet is one, or where it has both answers and they are wanted.
 */
function readingFor(mapping: Mapping, as: LineFormat): Mapping {
  const { columns, setup } = mapping
  const has = (role: string): boolean => columns.some((column) => column.role === role)
  const paired = setup.format === 'preference' || (as === 'preference' && has('preferred') && has('rejected'))
  return { columns, setup: { ...setup, format: paired ? Format.enum.preference : Format.enum.chat } }
}
