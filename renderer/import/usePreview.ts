import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FilePlaces } from '../../shared/contract/imports.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { orpc } from '../api.ts'

/** What was chosen for the columns of further files; it belongs to one way of reading them. */
export function useFilePlaces(options: ImportOptions): [FilePlaces, (places: FilePlaces) => void] {
  const reading = JSON.stringify(options)
  const [chosen, setChosen] = useState<{ reading: string; places: FilePlaces }>({ reading, places: {} })
  const set = (places: FilePlaces) => {
    setChosen({ reading, places })
  }
  return [chosen.reading === reading ? chosen.places : {}, set]
}

/** How files would be brought in. `read`: they were read as the options say, whatever place a column gets then. */
export function usePreview(file: string, options: ImportOptions, places: FilePlaces) {
  const plain = useQuery(
    orpc.imports.preview.queryOptions({ input: { file, options }, placeholderData: keepPreviousData }),
  )
  const placed = useQuery(
    orpc.imports.preview.queryOptions({
      input: { file, options, places },
      placeholderData: keepPreviousData,
      enabled: isChosen(places),
    }),
  )
  const { data, error } = isChosen(places) && placed.data ? placed : plain
  return { data, error, read: plain.data !== undefined && !plain.isPlaceholderData }
}

/** The same for an open project, with where the columns of all files go in its sheet. */
export function useAppendPreview(project: string, file: string, { options, places }: Reading) {
  const plain = useQuery(
    orpc.imports.appendPreview.queryOptions({
      input: { project, file, options },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const placed = useQuery(
    orpc.imports.appendPreview.queryOptions({
      input: { project, file, options, places },
      placeholderData: keepPreviousData,
      staleTime: 0,
      enabled: isChosen(places),
    }),
  )
  const { data, error } = isChosen(places) && placed.data ? placed : plain
  return { data, error, read: plain.data !== undefined && !plain.isPlaceholderData }
}

type Reading = { options: ImportOptions; places: FilePlaces }

function isChosen(places: FilePlaces): boolean {
  return Object.keys(places).length > 0
}
