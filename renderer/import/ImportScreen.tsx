import './import.css'
import { useState } from 'react'
import type { FilePlaces, ImportPreview } from '../../shared/contract/imports.ts'
import type { Role } from '../../shared/domain/column.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { failureOf } from '../api.ts'
import { go } from '../place.ts'
import { showToast } from '../ui/toast.tsx'
import { choosingRoles } from './ColumnTable.tsx'
import { FileBody } from './FileBody.tsx'
import { FileFrame, FileTrouble } from './FileFrame.tsx'
import { ofFirstFile, withPlace } from './fileMatch.ts'
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
    <FileFrame
      title={`Bring in ${preview ? called(preview) : name}`}
      {...{ file, failure, options }}
      onOptions={setOptions}
      onCancel={leave}
    >
      {preview ? (
        <Mapping {...{ file, preview, options, places, census }} onOptions={setOptions} onPlaces={setPlaces} />
      ) : null}
    </FileFrame>
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
  const next = () => {
    const byColumn = Object.fromEntries(columns.map((column) => [column.id, column.role]))
    void importing.run({ file, options, places, name: projectName(preview.name), roles: byColumn, instruction, format })
  }
  if (importing.state.at === 'failed') {
    const again = (next: ImportOptions) => {
      importing.cancel()
      onOptions(next)
    }
    return <FileTrouble file={file} failure={importing.state.failure} options={options} onOptions={again} />
  }
  const result = importing.state.at === 'done' ? importing.state.result : null
  return (
    <>
      <FileBody
        {...{ preview, options, onOptions, census, columns }}
        title="Which column is which?"
        lead="We guessed from the names and the text. Change it above any column."
        choosing={choosingRoles((column, role) => {
          setChosen({ reading, roles: { ...roles, [column]: role } })
        })}
        onPlace={(at, column, place) => {
          setChosen({ reading, roles: ofFirstFile(preview, roles) })
          onPlaces(withPlace(places, { file: at, column, place }))
        }}
        side={
          <LearnSide
            columns={columns}
            rows={preview.rows}
            instruction={instruction}
            format={format}
            onInstruction={setTyped}
            disabled={importing.state.at === 'running'}
          />
        }
        foot={{
          next: 'Next: open the sheet',
          state: importing.state,
          onNext: next,
          onBack: leave,
          onCancel: importing.cancel,
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
    </>
  )
}
