import type { CellPlace, ExportSurvey } from '../../../shared/contract/exports.ts'
import { type ExportFormat, isLines } from '../../../shared/domain/formats/exportFormat.ts'
import { leavesOut, lossSentence } from '../../../shared/domain/formats/losses.ts'
import { unsentSentence } from '../../../shared/domain/formats/unsent.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Link } from '../../ui/Link.tsx'
import { ProgressBar, useAfter } from '../../ui/ProgressBar.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import type { Surveyed } from './useSurvey.ts'

type Props = {
  as: ExportFormat
  surveyed: Surveyed
  /** Leaves the dialog for the rows that would be refused. */
  onShowRefused: () => void
}

/** What a format cannot say of these rows, before anything is written. */
export function SurveyNotes({ as, surveyed, onShowRefused }: Props) {
  const late = useAfter(surveyed.at === 'looking', 400)
  return (
    <div aria-live="polite" style={{ minHeight: 52, marginTop: 16 }}>
      {surveyed.at === 'looking' && late && (
        <ProgressBar
          label="Looking through the rows"
          done={surveyed.progress?.done ?? 0}
          total={surveyed.progress?.total ?? null}
        />
      )}
      {surveyed.at === 'failed' && (
        <Banner tone="must">
          {surveyed.failure.message} {surveyed.failure.hint}
        </Banner>
      )}
      {surveyed.at === 'known' && <Notes as={as} survey={surveyed.survey} onShowRefused={onShowRefused} />}
    </div>
  )
}

type NotesProps = Pick<Props, 'as' | 'onShowRefused'> & { survey: ExportSurvey }

function Notes({ as, survey, onShowRefused }: NotesProps) {
  const { columns } = useProject().state
  if (survey.tooLong.cells > 0) return <TooLong {...survey.tooLong} />
  const sentences = isLines(as)
    ? [...survey.losses]
        .sort((a, b) => Number(leavesOut(b.loss)) - Number(leavesOut(a.loss)))
        .map(({ loss, rows }) => lossSentence(loss, rows, as))
    : formulaSentences(as, survey.formulas)
  const unsent = isLines(as) ? unsentSentence(columns, as) : null
  return (
    <>
      <p className="ts-small ts-2 ts-num">{whatIsWritten(as, survey)}</p>
      {unsent !== null && <p className="ts-small ts-2">{unsent}</p>}
      <Refused {...survey.refused} onShow={onShowRefused} />
      {sentences.map((sentence) => (
        <p key={sentence} className="ts-small ts-row" style={{ marginTop: 6, alignItems: 'flex-start' }}>
          <SeverityMark kind="warning" size={12} silent />
          <span>{sentence}</span>
        </p>
      ))}
    </>
  )
}

/** Rows that are written although a file with them is of no use yet. */
function Refused({ rows, why, complete, onShow }: ExportSurvey['refused'] & { onShow: () => void }) {
  if (rows === 0 && complete) return null
  const reasons = why.map((one) => `${one.title.toLowerCase()} ${formatNumber(one.rows)}`).join(', ')
  return (
    <div className="ts-small ts-row" style={{ marginTop: 6, alignItems: 'flex-start' }}>
      <SeverityMark kind={rows > 0 ? 'error' : 'warning'} size={12} silent />
      <span>
        {rows > 0 && (
          <>
            {formatCount(rows, 'row')} must be fixed first, or a provider refuses the whole file: {reasons}. Saved now,{' '}
            {rows === 1 ? 'it is' : 'they are'} written as {rows === 1 ? 'it stands' : 'they stand'}.{' '}
            <Link small onClick={onShow}>
              {rows === 1 ? 'Show the row' : `Show the ${formatNumber(rows)} rows`}
            </Link>
          </>
        )}
        {!complete && ' Not all rows are checked yet.'}
      </span>
    </div>
  )
}

/** `3,605 lines for training and 401 held back, in two files.` */
function whatIsWritten(as: ExportFormat, { train, validation, leftOut, firstLeftOut }: ExportSurvey): string {
  const held = formatNumber(validation)
  if (as === 'review') return reviewSentence(train + validation)
  if (!isLines(as))
    return `${formatCount(train + validation, 'row')} in one file${validation > 0 ? `, ${held} of them held back` : ''}.`
  if (train + validation === leftOut) return 'No row can be written like this.'
  const out = leftOut > 0 ? `, ${formatNumber(leftOut)} of them left out (${rowsNamed(firstLeftOut, leftOut)})` : ''
  if (validation === 0) return `${formatCount(train, 'row')}${out}, one a line.`
  return `${formatCount(train, 'row')} for training and ${held} held back${out}: two files, one row a line.`
}

/** `row 4`, `rows 4, 8, 12 and 31 more` */
function rowsNamed(first: readonly number[], all: number): string {
  const named = first.map((number) => formatNumber(number)).join(', ')
  const more = all > first.length ? ` and ${formatNumber(all - first.length)} more` : ''
  return `${all === 1 ? 'row' : 'rows'} ${named}${more}`
}

function reviewSentence(rows: number): string {
  return `${formatCount(rows, 'row')} with a column for remarks. Sorting, filtering, new and removed rows are fine; the hidden columns have to stay.`
}

function formulaSentences(as: ExportFormat, formulas: number): string[] {
  if (as !== 'csv' || formulas === 0) return []
  const begins = formulas === 1 ? 'begins' : 'begin'
  return [
    `${formatCount(formulas, 'cell')} ${begins} with =, +, - or @. They are written as they are; a spreadsheet program may take them for formulas. In an Excel workbook they stay text.`,
  ]
}

function TooLong({ cells, first }: { cells: number; first: readonly CellPlace[] }) {
  const named = first.map(({ number, column }) => `${column} in row ${formatNumber(number)}`).join(', ')
  const more = cells > first.length ? ` and ${formatNumber(cells - first.length)} more` : ''
  return (
    <Banner tone="must">
      Excel holds 32,767 characters in a cell and would cut {formatCount(cells, 'cell')}: {named}
      {more}. CSV holds them in full.
    </Banner>
  )
}
