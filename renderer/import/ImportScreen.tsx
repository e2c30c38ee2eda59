import './import.css'
import { useState } from 'react'
import type { FilePlaces, ImportPreview } from '../../shared/contract/imports.ts'
import type { Role } from '../../shared/domain/column.ts'
import type { ImportOptions } from '../../shared/domain/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { client, failureOf } from '../api.ts'
import { Banners } from '../frame/Banners.tsx'
import { bringFile, openNew } from '../frame/bring.ts'
import { StatusBar } from '../frame/StatusBar.tsx'
import { TitleBar } from '../frame/TitleBar.tsx'
import { go } from '../place.ts'
import { showToast } from '../ui/toast.tsx'
import { CensusFacts } from './CensusFacts.tsx'
import { choosingRoles, ColumnTable } from './ColumnTable.tsx'
import { ofFirstFile, withPlace } from './fileMatch.ts'
import { FileMatches } from './FileMatches.tsx'
import { FileFacts } from './FileFacts.tsx'
import { Foot } from './Foot.tsx'
import { ImportTrouble } from './ImportTrouble.tsx'
import { LearnSide } from './LearnSide.tsx'
import { SkippedDialog } from './SkippedDialog.tsx'
import { type CensusState, useCensus } from './useCensus.ts'
import { useImport } from './useImport.ts'
import { useFilePlaces, usePreview } from './usePreview.ts'
import { called, formatFor, projectName } from './words.ts'

const leave = () => {
  go({ at: 'welcome' }, { replace: true })
}

/** A file on its way to a sheet: how it is read, what its columns are for, and what a model will see of it. */
export function ImportScreen({ file, name }: { file: string; name: string }) {
  const [options, setOptions] = useState<ImportOptions>({})
  const [places, setPlaces] = useFilePlaces(options)
  const { data: preview, error, read } = usePreview(file, options, places)
  const census = useCensus(file, options, read)
  const failure = error ? failureOf(error) : census.at === 'failed' ? census.failure : null
  return (
    <>
      <TitleBar title={`Bring in ${preview ? called(preview) : name}`} onCancel={leave} />
      <Banners />
      {failure ? (
        <Trouble file={file} failure={failure} options={options} onOptions={setOptions} />
      ) : preview ? (
        <Mapping
          file={file}
          preview={preview}
          options={options}
          onOptions={setOptions}
          places={places}
          onPlaces={setPlaces}
          census={census}
        />
      ) : (
        <main className="ts-body" aria-busy />
      )}
    </>
  )
}

type TroubleProps = Pick<React.ComponentProps<typeof ImportTrouble>, 'file' | 'failure' | 'options' | 'onOptions'>

function Trouble(props: TroubleProps) {
  return (
    <>
      <ImportTrouble
        {...props}
        onChoose={() => void bringFile()}
        onBlank={() => void openNew(() => client.project.create({ name: 'Untitled' }))}
      />
      <StatusBar />
    </>
  )
}

type MappingProps = {
  file: string
  preview: ImportPreview
  options: ImportOptions
  onOptions: (options: ImportOptions) => void
  places: FilePlaces
  onPlaces: (places: FilePlaces) => void
  census: CensusState
}

function Mapping({ file, preview, options, onOptions, places, onPlaces, census }: MappingProps) {
  // Choices of roles belong to one way of reading: other columns, other choices.
  const reading = JSON.stringify(options)
  const [chosen, setChosen] = useState<{ reading: string; roles: Record<string, Role> }>({ reading, roles: {} })
  const [typed, setTyped] = useState<string | null>(null)
  const [showing, setShowing] = useState(false)
  const roles = chosen.reading === reading ? chosen.roles : {}
  const columns = preview.columns.map((column) => ({ ...column, role: roles[column.id] ?? column.role }))
  const format = formatFor(
    columns.map((column) => column.role),
    preview.format,
  )
  const instruction = typed ?? preview.instruction
  const importing = useImport((result) => {
    if (result.skippedTotal > 0) return
    go({ at: 'project', id: result.state.id, step: 'data' }, { replace: true })
    showToast({
      message: `${formatCount(result.records, 'row')} in the ${result.files.length > 1 ? 'files' : 'file'}, ${formatNumber(result.rows)} in the sheet. ${leftOutSentence(0, result.emptyRows)}`,
    })
  })
  const busy = importing.state.at === 'running'
  const next = () => {
    const byColumn = Object.fromEntries(columns.map((column) => [column.id, column.role]))
    void importing.run({ file, options, places, name: projectName(preview.name), roles: byColumn, instruction, format })
  }
  if (importing.state.at === 'failed') {
    return (
      <Trouble
        file={file}
        failure={importing.state.failure}
        options={options}
        onOptions={(next) => {
          importing.cancel()
          onOptions(next)
        }}
      />
    )
  }
  const result = importing.state.at === 'done' ? importing.state.result : null
  return (
    <>
      <div className="ts-body ts-import">
        <aside className="ts-import-facts ts-scroll" aria-label="About the file">
          <FileFacts preview={preview} chosen={options} onChange={onOptions} disabled={busy} />
          <CensusFacts state={census} kind={preview.kind} />
        </aside>
        <main className="ts-import-main">
          <div className="ts-between" style={{ padding: '14px 16px 12px' }}>
            <div>
              <h1 className="ts-detail">Which column is which?</h1>
              <div className="ts-small ts-2">We guessed from the names and the text. Change it above any column.</div>
            </div>
            <span className="ts-small ts-3 ts-num ts-nowrap">
              {preview.files.length > 1 ? 'first rows of each file' : `rows 1 to ${formatNumber(preview.rows.length)}`}
              {census.at === 'done' && ` of ${formatNumber(census.census.usable)}`}
            </span>
          </div>
          <FileMatches
            preview={preview}
            disabled={busy}
            onPlace={(at, column, place) => {
              setChosen({ reading, roles: ofFirstFile(preview, roles) })
              onPlaces(withPlace(places, { file: at, column, place }))
            }}
          />
          <ColumnTable
            columns={columns}
            preview={preview}
            disabled={busy}
            choosing={choosingRoles((column, role) => {
              setChosen({ reading, roles: { ...roles, [column]: role } })
            })}
          />
        </main>
        <LearnSide
          columns={columns}
          rows={preview.rows}
          instruction={instruction}
          format={format}
          onInstruction={setTyped}
          disabled={busy}
        />
      </div>
      <Foot
        name={called(preview)}
        next="Next: open the sheet"
        census={census}
        state={importing.state}
        onNext={next}
        onBack={leave}
        onCancel={importing.cancel}
        onShowSkipped={() => {
          setShowing(true)
        }}
      />
      {result && result.skippedTotal > 0 && (
        <SkippedDialog
          {...result}
          total={result.skippedTotal}
          action="Open the sheet"
          onClose={() => {
            go({ at: 'project', id: result.state.id, step: 'data' }, { replace: true })
          }}
        />
      )}
      {showing && census.at === 'done' && (
        <SkippedDialog
          records={census.census.records}
          rows={census.census.usable}
          skipped={census.census.skipped}
          total={census.census.skippedTotal}
          emptyRows={census.census.emptyRows}
          action="Close"
          onClose={() => {
            setShowing(false)
          }}
        />
      )}
    </>
  )
}
