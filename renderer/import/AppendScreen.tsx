import './import.css'
import { useState } from 'react'
import {
  AppendPlace,
  type AppendMatch,
  type AppendResult,
  type FilePlaces,
  type ImportPreview,
} from '../../shared/contract/imports.ts'
import type { ImportOptions } from '../../shared/domain/importOptions.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { client, failureOf } from '../api.ts'
import { Banners } from '../frame/Banners.tsx'
import { bringFile, openNew } from '../frame/bring.ts'
import { attempt } from '../frame/trouble.ts'
import { StatusBar } from '../frame/StatusBar.tsx'
import { TitleBar } from '../frame/TitleBar.tsx'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { showToast } from '../ui/toast.tsx'
import { asAdded, impossible, inSheet, placeOptions } from './appendPlaces.ts'
import { CensusFacts } from './CensusFacts.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { ofFirstFile, withPlace } from './fileMatch.ts'
import { FileMatches } from './FileMatches.tsx'
import { FileFacts } from './FileFacts.tsx'
import { Foot } from './Foot.tsx'
import { ImportTrouble } from './ImportTrouble.tsx'
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
    <>
      <TitleBar title={`Add ${data ? called(data.preview) : name} to ${state.name}`} onCancel={leave} />
      <Banners />
      {failure ? (
        <Trouble file={file} failure={failure} options={options} onOptions={setOptions} />
      ) : data ? (
        <Matching
          file={file}
          preview={data.preview}
          suggested={data.match}
          options={options}
          onOptions={setOptions}
          places={places}
          onPlaces={setPlaces}
          census={census}
          onLeave={leave}
        />
      ) : (
        <main className="ts-body" aria-busy />
      )}
    </>
  )
}

type TroubleProps = Pick<React.ComponentProps<typeof ImportTrouble>, 'file' | 'failure' | 'options' | 'onOptions'>

function Trouble(props: TroubleProps) {
  const { id } = useProject()
  return (
    <>
      <ImportTrouble
        {...props}
        onChoose={() => void bringFile(id)}
        onBlank={() => void openNew(() => client.project.create({ name: 'Untitled' }))}
      />
      <StatusBar />
    </>
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
  const [showing, setShowing] = useState(false)
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
  const busy = appending.state.at === 'running'
  if (appending.state.at === 'failed') {
    const again = (next: ImportOptions) => {
      appending.cancel()
      onOptions(next)
    }
    return <Trouble file={file} failure={appending.state.failure} options={options} onOptions={again} />
  }
  const { columns, rows } = asAdded(preview, sheet, match)
  const { instruction, format } = project.state.setup
  return (
    <>
      <div className="ts-body ts-import">
        <aside className="ts-import-facts ts-scroll" aria-label="About the file">
          <FileFacts preview={preview} chosen={options} onChange={onOptions} disabled={busy} />
          <CensusFacts state={census} kind={preview.kind} adding />
        </aside>
        <main className="ts-import-main">
          <div style={{ padding: '14px 16px 12px' }}>
            <h1 className="ts-detail">Which column goes where?</h1>
            <div className="ts-small ts-2">
              The rows are added at the end of {project.state.name}. We matched the names; change it above any column.
            </div>
          </div>
          <FileMatches
            preview={preview}
            disabled={busy}
            onPlace={(at, column, place) => {
              setChosen({ reading, match: ofFirstFile(preview, own) })
              onPlaces(withPlace(places, { file: at, column, place }))
            }}
          />
          <ColumnTable
            columns={inSheet(preview.columns, sheet, match)}
            preview={preview}
            disabled={busy}
            choosing={{
              label: (column) => `Where ${column.name} goes`,
              value: (column) => match[column.id] ?? 'new',
              options: placeOptions(sheet),
              choose: (column, value) => {
                setChosen({ reading, match: { ...own, [column]: AppendPlace.parse(value) } })
              },
            }}
          />
        </main>
        <aside className="ts-import-side" aria-label="What the model will learn from">
          <FirstExamples columns={columns} rows={rows} instruction={instruction} format={format} />
        </aside>
      </div>
      <Foot
        name={called(preview)}
        next={census.at === 'done' ? `Add ${formatCount(census.census.usable, 'row')}` : 'Add the rows'}
        adding
        blocked={impossible(preview, sheet, match)}
        census={census}
        state={appending.state}
        onNext={() => void appending.run({ file, options, places, match }, `Adding rows from ${called(preview)}`)}
        onBack={onLeave}
        onCancel={appending.cancel}
        onShowSkipped={() => {
          setShowing(true)
        }}
      />
      {left && (
        <SkippedDialog
          records={left.records}
          rows={left.added}
          skipped={left.skipped}
          total={left.skippedTotal}
          emptyRows={left.emptyRows}
          action="Open the sheet"
          onClose={() => {
            open(left)
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
