import { useState } from 'react'
import type { FilePlace, ImportPreview } from '../../shared/contract/imports.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { CensusFacts } from './CensusFacts.tsx'
import { type Choosing, ColumnTable } from './ColumnTable.tsx'
import { FileFacts } from './FileFacts.tsx'
import { FileMatches } from './FileMatches.tsx'
import { Foot } from './Foot.tsx'
import { SkippedDialog } from './SkippedDialog.tsx'
import type { CensusState } from './useCensus.ts'
import { called } from './words.ts'

type FileBodyProps = {
  preview: ImportPreview
  options: ImportOptions
  onOptions: (options: ImportOptions) => void
  census: CensusState
  title: string
  lead: string
  /** Each with the role that it will have in the sheet. */
  columns: ImportPreview['columns']
  choosing: Choosing
  onPlace: (file: number, column: string, place: FilePlace) => void
  /** What the model will learn from. */
  side: React.ReactNode
  foot: Pick<
    React.ComponentProps<typeof Foot>,
    'next' | 'adding' | 'blocked' | 'state' | 'onNext' | 'onBack' | 'onCancel'
  >
}

/** Files on their way to a sheet: how they are read, what is in them, and which column is which. */
export function FileBody({ preview, options, onOptions, census, columns, foot, ...parts }: FileBodyProps) {
  const [showing, setShowing] = useState(false)
  const disabled = foot.state.at === 'running'
  return (
    <>
      <div className="ts-body ts-import">
        <aside className="ts-import-facts ts-scroll" aria-label="About the file">
          <FileFacts preview={preview} chosen={options} onChange={onOptions} disabled={disabled} />
          <CensusFacts state={census} preview={preview} adding={foot.adding} />
        </aside>
        <main className="ts-import-main">
          <div className="ts-between" style={{ padding: '14px 16px 12px' }}>
            <div>
              <h1 className="ts-detail">{parts.title}</h1>
              <div className="ts-small ts-2">{parts.lead}</div>
            </div>
            <span className="ts-small ts-3 ts-num ts-nowrap">{rowsShown(preview, census)}</span>
          </div>
          <FileMatches preview={preview} disabled={disabled} onPlace={parts.onPlace} />
          <ColumnTable columns={columns} preview={preview} disabled={disabled} choosing={parts.choosing} />
        </main>
        {parts.side}
      </div>
      <Foot
        {...foot}
        name={called(preview)}
        census={census}
        onShowSkipped={() => {
          setShowing(true)
        }}
      />
      {showing && census.at === 'done' && (
        <SkippedDialog
          {...census.census}
          rows={census.census.usable}
          total={census.census.skippedTotal}
          brought={foot.adding ? 'to add' : 'in the sheet'}
          action="Close"
          onClose={() => {
            setShowing(false)
          }}
        />
      )}
    </>
  )
}

/** `rows 1 to 20 of 4,012`; of several files `first rows of each file, 4,012 in all`. */
function rowsShown({ files, rows }: ImportPreview, census: CensusState): string {
  const all = census.at === 'done' ? formatNumber(census.census.usable) : null
  if (files.length > 1) return `first rows of each file${all === null ? '' : `, ${all} in all`}`
  if (rows.length === 0) return 'no rows'
  const shown = rows.length === 1 ? 'row 1' : `rows 1 to ${formatNumber(rows.length)}`
  return all === null ? shown : `${shown} of ${all}`
}
