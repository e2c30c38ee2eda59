import './import.css'
import { useState } from 'react'
import {
  AppendPlace,
  type AppendMatch,
  type AppendResult,
  type FilePlaces,
  type ImportPreview,
} from '../../shared/contract/imports.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { failureOf } from '../api.ts'
import { attempt } from '../frame/trouble.ts'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { showToast } from '../ui/toast.tsx'
import { asAdded, impossible, inSheet, placeOptions } from './appendPlaces.ts'
import { FileBody } from './FileBody.tsx'
import { FileFrame, FileTrouble } from './FileFrame.tsx'
import { ofFirstFile, withPlace } from './fileMatch.ts'
import { FirstExamples } from './LearnSide.tsx'
import { SkippedDialog } from './SkippedDialog.tsx'
import { useAppend } from './useAppend.ts'
import { type CensusState, useCensus } from './useCensus.ts'
import { useAppendPreview, useFilePlaces } from './usePreview.ts'
import { called } from './words.ts'

/** Rows on their way into the open project: how they are read, and which column goes where. */
export function AppendScreen({ file, name }: { file: string; name: string }) {
  const { id, state } = useProject()
  const [options, setOptions] = useState<ImportOptions>({})
  const [places, setPlaces] = useFilePlaces(options)
  const { data, error, read } = useAppendPreview(id, file, { options, places })
  const census = useCensus(file, options, read)
  const failure = error ? failureOf(error) : census.at === 'failed' ? census.failure : null
  const leave = () => {
    go({ at: 'project', id, step: 'data' }, { replace: true })
  }
  return (
    <FileFrame
      title={`Add ${data ? called(data.preview) : name} to ${state.name}`}
      {...{ file, failure, options }}
      into={id}
      onOptions={setOptions}
      onCancel={leave}
    >
      {data ? (
        <Matching
          {...{ file, options, places, census }}
          preview={data.preview}
          suggested={data.match}
          onOptions={setOptions}
          onPlaces={setPlaces}
          onLeave={leave}
        />
      ) : null}
    </FileFrame>
  )
}

type MatchingProps = {
  file: string
  preview: ImportPreview
  suggested: AppendMatch
  options: ImportOptions
  onOptions: (options: ImportOptions) => void
  places: FilePlaces
  onPlaces: (places: FilePlaces) => void
  census: CensusState
  onLeave: () => void
}

function Matching({ file, preview, suggested, options, onOptions, census, onLeave, ...joining }: MatchingProps) {
  const { places, onPlaces } = joining
  const project = useProject()
  const sheet = project.state.columns
  // Choices of places belong to one way of reading: other columns, other choices.
  const reading = JSON.stringify(options)
  const [chosen, setChosen] = useState<{ reading: string; match: AppendMatch }>({ reading, match: {} })
  const [left, setLeft] = useState<AppendResult | null>(null)
  const own = chosen.reading === reading ? chosen.match : {}
  const match = { ...suggested, ...own }
  const open = (result: AppendResult) => {
    onLeave()
    const [first] = result.inserted
    if (first !== undefined) project.showRow(first)
  }
  const appending = useAppend((result) => {
    if (result.skippedTotal > 0) {
      setLeft(result)
      return
    }
    open(result)
    showToast({
      message: `Added ${formatCount(result.added, 'row')} from ${called(preview)}. ${leftOutSentence(0, result.emptyRows)}`,
      action: { label: 'Undo', run: () => void attempt(project.undo) },
    })
  })
  if (appending.state.at === 'failed') {
    const again = (next: ImportOptions) => {
      appending.cancel()
      onOptions(next)
    }
    const { failure } = appending.state
    return <FileTrouble {...{ file, failure, options }} into={project.id} onOptions={again} />
  }
  const { columns, rows } = asAdded(preview, sheet, match)
  const { instruction, format } = project.state.setup
  return (
    <>
      <FileBody
        {...{ preview, options, onOptions, census }}
        title="Which column goes where?"
        lead={`The rows are added at the end of ${project.state.name}. We matched the names; change it above any column.`}
        columns={inSheet(preview.columns, sheet, match)}
        choosing={{
          label: (column) => `Where ${column.name} goes`,
          value: (column) => match[column.id] ?? 'new',
          options: placeOptions(sheet),
          choose: (column, value) => {
            setChosen({ reading, match: { ...own, [column]: AppendPlace.parse(value) } })
          },
        }}
        onPlace={(at, column, place) => {
          setChosen({ reading, match: ofFirstFile(preview, own) })
          onPlaces(withPlace(places, { file: at, column, place }))
        }}
        side={
          <aside className="ts-import-side" aria-label="What the model will learn from">
            <FirstExamples columns={columns} rows={rows} instruction={instruction} format={format} />
          </aside>
        }
        foot={{
          next: census.at === 'done' ? `Add ${formatCount(census.census.usable, 'row')}` : 'Add the rows',
          adding: true,
          blocked: impossible(preview, sheet, match),
          state: appending.state,
          onNext: () => void appending.run({ file, options, places, match }, `Adding rows from ${called(preview)}`),
          onBack: onLeave,
          onCancel: appending.cancel,
        }}
      />
      {left && (
        <SkippedDialog
          records={left.records}
          rows={left.added}
          skipped={left.skipped}
          total={left.skippedTotal}
          emptyRows={left.emptyRows}
          files={preview.files}
          brought="added"
          action="Open the sheet"
          onClose={() => {
            open(left)
          }}
        />
      )}
    </>
  )
}
