import {
  IconFiles,
  IconFileSpreadsheet,
  IconLetterCase,
  IconQuote,
  IconTable,
  IconTableShortcut,
  IconWand,
} from '@tabler/icons-react'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { client } from '../api.ts'
import { attempt } from '../frame/trouble.ts'
import { go } from '../place.ts'
import { type CensusState, useCensus } from './useCensus.ts'
import { type Readable, useReadableFiles } from './useReadableFiles.ts'

/** Something that can be done about a file that cannot be brought in. `run` null: it is not known yet whether it helps. */
export type Way = {
  readonly icon: typeof IconWand
  readonly title: string
  readonly note: string
  readonly label: string
  readonly run: (() => void) | null
}

type Trouble = {
  readonly file: string
  readonly failure: FailureData
  readonly options: ImportOptions
  readonly onOptions: (options: ImportOptions) => void
  readonly onChoose: () => void
  readonly onBlank: () => void
  /** The open project that was to get the rows; none: they were to become one. */
  readonly into?: string | undefined
}

/** The ways on, the most likely one first. What other ways of reading would bring is counted meanwhile. */
export function useWaysOn(trouble: Trouble): Way[] {
  const { file, failure, options, onOptions } = trouble
  const { withMark, withPart } = otherOptions(failure, options)
  const asText = useCensus(file, withMark ?? options, withMark !== null)
  const inPart = useCensus(file, withPart ?? options, withPart !== null)
  const ways: Way[] = []
  if (withMark) {
    ways.push(
      markAsText(asText, () => {
        onOptions(withMark)
      }),
    )
  }
  if (withPart) {
    ways.push(
      ...partOnly(inPart, () => {
        onOptions(withPart)
      }),
    )
  }
  const readable = useReadableFiles(file, failure, options)
  if (readable) ways.push(withoutThem(readable, trouble.into))
  return [...ways, ...choicesBack(trouble), ...otherFiles(trouble)]
}

/** Ways to read the file in spite of its trouble, where there are any. */
function otherOptions({ code, line, column }: FailureData, options: ImportOptions) {
  const unclosed = code === 'unclosed-quote'
  const mark = unclosed && line !== undefined && column !== undefined ? { line, column } : null
  const breaksOff = line !== undefined && (unclosed || code === 'unreadable-file') && options.part !== true
  return {
    withMark: mark && { ...options, textMarks: [...(options.textMarks ?? []), mark] },
    withPart: breaksOff ? { ...options, part: true } : null,
  }
}

function withoutThem({ files, left }: Readable, into: string | undefined): Way {
  const one = files.length === 1
  return {
    icon: IconFiles,
    title: one ? `Bring in ${files[0]?.name ?? ''} only` : `Bring in the other ${formatCount(files.length, 'file')}`,
    note: `${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} left out.`,
    label: 'Leave out',
    run: () =>
      void attempt(async () => {
        const { ref, name } = await client.imports.together({ files: files.map((file) => file.ref) })
        go({ at: 'import', file: ref, name, ...(into === undefined ? {} : { into }) }, { replace: true })
      }),
  }
}

function choicesBack({ failure, options, onOptions }: Trouble): Way[] {
  const ways: Way[] = []
  if (Object.keys(options).length > 0) {
    ways.push({
      icon: IconLetterCase,
      title: 'Read it as it was recognised',
      note: 'Takes back what you chose for how it is read.',
      label: 'Take back',
      run: () => {
        onOptions({})
      },
    })
  }
  if (failure.code === 'unclosed-quote') {
    ways.push({
      icon: IconQuote,
      title: 'Treat all quotation marks as text',
      note: 'Reads the whole file, line by line. A cell of several lines becomes several rows.',
      label: 'Try this',
      run: () => {
        onOptions({ ...options, quote: '' })
      },
    })
  }
  return ways
}

function markAsText(state: CensusState, run: () => void): Way {
  const notes = {
    counting: () => 'Counting what it would bring…',
    done: (census: CensusState) =>
      census.at === 'done'
        ? `Reads ${census.census.usable === 1 ? 'one row' : `all ${formatCount(census.census.usable, 'row')}`}. We show you the rows before anything is kept.`
        : '',
    failed: (census: CensusState) =>
      census.at === 'failed' && census.failure.line !== undefined
        ? `Then it stops being readable at line ${formatNumber(census.failure.line)}, which can be put right the same way.`
        : 'Then it stops being readable further on.',
  }
  return { icon: IconWand, title: 'Treat that mark as text', note: notes[state.at](state), label: 'Try this', run }
}

function partOnly(state: CensusState, run: () => void): Way[] {
  const way = { icon: IconTableShortcut, label: 'Bring in part' }
  if (state.at === 'failed') return []
  if (state.at === 'counting') {
    return [{ ...way, title: 'Bring in the rows before it only', note: 'Counting them…', run: null }]
  }
  const { usable, skippedTotal } = state.census
  if (usable === 0) return []
  const title = usable === 1 ? 'Bring in the first row only' : `Bring in the first ${formatNumber(usable)} rows only`
  const others = skippedTotal === 1 ? 'The other line is' : `The other ${formatNumber(skippedTotal)} lines are`
  return [{ ...way, title, note: `${others} listed as left out, with the line number.`, run }]
}

function otherFiles({ failure: { code }, onChoose, onBlank }: Trouble): Way[] {
  return [
    {
      icon: IconFileSpreadsheet,
      title: code === 'not-a-spreadsheet' ? 'Choose the spreadsheet it came from' : 'Choose another file',
      note: 'An Excel (.xlsx) or LibreOffice (.ods) workbook, or CSV from Numbers or Google Sheets.',
      label: 'Choose…',
      run: onChoose,
    },
    {
      icon: IconTable,
      title: 'Start with a blank sheet',
      note: 'Copy the rows in your spreadsheet and paste them there.',
      label: 'Blank sheet',
      run: onBlank,
    },
  ]
}
