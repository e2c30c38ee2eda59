import type { ImportCensus, ImportPreview } from '../../shared/contract/imports.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { type MarkKind, SeverityMark } from '../ui/SeverityMark.tsx'
import type { CensusState } from './useCensus.ts'

type Props = {
  state: CensusState
  preview: ImportPreview
  adding?: boolean | undefined
}

/** What the whole file holds, from one pass over it. */
export function CensusFacts({ state, preview, adding = false }: Props) {
  const census = state.at === 'done' ? state.census : null
  const counting = state.at === 'counting' && state.records > 0 ? `${formatNumber(state.records)}…` : '…'
  return (
    <>
      <h2 className="ts-section" style={{ margin: '24px 0 8px' }}>
        What is in it
      </h2>
      <dl className="ts-num">
        {facts(census, counting, {
          there: preview.files.length > 1 ? 'Rows in the files' : 'Rows in the file',
          brought: adding ? 'Rows to add' : 'Rows in the sheet',
        }).map((fact) => (
          <Fact key={fact.name} {...fact} />
        ))}
      </dl>
      {census && census.files.length > 1 && <PerFile files={census.files} />}
      {census && <Notes census={census} hasLetters={preview.kind === 'csv'} />}
    </>
  )
}

/** How many rows each of several files gives. */
function PerFile({ files }: { files: ImportCensus['files'] }) {
  return (
    <>
      <h2 className="ts-section" style={{ margin: '20px 0 6px' }}>
        Rows per file
      </h2>
      <dl className="ts-num">
        {files.map((file, at) => (
          <div key={at} className="ts-import-fact">
            <dt className="ts-2 ts-ell" dir="auto" title={file.name}>
              {file.name}
            </dt>
            <dd>{formatNumber(file.rows)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

type FactProps = { name: string; value: string; strong?: boolean; mark?: MarkKind | null }

type Names = { readonly there: string; readonly brought: string }

function facts(census: ImportCensus | null, counting: string, { there, brought }: Names): FactProps[] {
  if (!census) {
    const unknown = { value: '…' }
    return [
      { name: there, value: counting, strong: true },
      { name: brought, strong: true, ...unknown },
      { name: 'Left out', strong: true, ...unknown },
      { name: 'Cells with line breaks', ...unknown },
      { name: 'Longest cell', ...unknown },
      { name: 'Cut off by Excel', ...unknown },
    ]
  }
  const lost = census.skippedTotal > 0
  const { emptyRows } = census
  return [
    { name: there, value: formatNumber(census.records), strong: true },
    { name: brought, value: formatNumber(census.usable), strong: true, mark: lost ? null : 'done' },
    { name: 'Left out', value: formatNumber(census.skippedTotal), strong: true, mark: lost ? 'warning' : null },
    ...(emptyRows > 0 ? [{ name: 'Empty rows, left out', value: formatNumber(emptyRows), strong: true }] : []),
    { name: 'Cells with line breaks', value: formatNumber(census.cellsWithLineBreaks) },
    { name: 'Longest cell', value: formatCount(census.longestCell, 'letter') },
    { name: 'Cut off by Excel', value: formatNumber(census.cutByExcel) },
  ]
}

function Fact({ name, value, strong = false, mark = null }: FactProps) {
  return (
    <div className="ts-import-fact">
      <dt className="ts-2">{name}</dt>
      <dd className={strong ? 'ts-bold' : undefined}>
        {value}
        {mark && <SeverityMark kind={mark} />}
      </dd>
    </div>
  )
}

function Notes({ census, hasLetters }: { census: ImportCensus; hasLetters: boolean }) {
  const { mergedAreas, formulasWithoutResult } = census
  return (
    <>
      {mergedAreas > 0 && (
        <div className="ts-import-note ts-small">
          <SeverityMark kind="warning" />
          <span>
            {formatCount(mergedAreas, 'merged area')}: the text is in the first cell of each, the other cells are empty.
          </span>
        </div>
      )}
      {formulasWithoutResult > 0 && (
        <div className="ts-import-note ts-small">
          <SeverityMark kind="warning" />
          <span>
            {formatCount(formulasWithoutResult, 'formula')} {formulasWithoutResult === 1 ? 'was' : 'were'} saved without
            a result and {formulasWithoutResult === 1 ? 'is' : 'are'} empty here. Open the file in Excel and save it,
            then bring it in again.
          </span>
        </div>
      )}
      {census.garbled > 0 && (
        <div className="ts-import-note ts-small">
          <SeverityMark kind="warning" />
          <span>
            {formatCount(census.garbled, 'cell')} {census.garbled === 1 ? 'has' : 'have'} letters like{' '}
            <span className="ts-mono">Ã¼</span>.{' '}
            {hasLetters
              ? 'If another choice under Letters does not help, they were already garbled in the file.'
              : 'They were already garbled in the file; Check can put many of them right.'}
          </span>
        </div>
      )}
      {census.cutByExcel > 0 && (
        <div className="ts-import-note ts-small">
          <SeverityMark kind="warning" />
          <span>
            {formatCount(census.cutByExcel, 'cell')} {census.cutByExcel === 1 ? 'ends' : 'end'} at exactly 32,767
            letters, where Excel cuts. What came after it is not in this file.
          </span>
        </div>
      )}
    </>
  )
}
