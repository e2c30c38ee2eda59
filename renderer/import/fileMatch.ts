import type { FilePlace, FilePlaces, ImportPreview, PreviewedFile } from '../../shared/contract/imports.ts'
import { sameName } from '../../shared/domain/reading/columnMatch.ts'

type FileColumn = PreviewedFile['columns'][number]

/** A column of one of several files that does not go into a column of its own name, or goes nowhere. */
export type OtherPlace = { readonly column: FileColumn; readonly goes: string }

/** Whether a file brings a column that none of the files before it has. */
function isNew(preview: ImportPreview, file: number, place: string): boolean {
  return !preview.files.slice(0, file).some((other) => other.columns.some((column) => column.place === place))
}

/** Of a further file, the columns whose place is not plain from their names, with where they go in words. */
export function otherPlaces(preview: ImportPreview, file: number): OtherPlace[] {
  const columns = preview.files[file]?.columns ?? []
  return columns.flatMap((column): OtherPlace[] => {
    const { place } = column
    if (place === null) return [{ column, goes: 'left out' }]
    if (isNew(preview, file, place)) return [{ column, goes: 'a new column' }]
    const there = preview.columns.find(({ id }) => id === place)?.name ?? ''
    return sameName(there, column.name) ? [] : [{ column, goes: there === '' ? 'no name' : there }]
  })
}

/**
 * What stands above the first rows of one of several files: `Befund → Eigenschaften, Arzt → a new column`. All columns of
 * the first are their own.
 */
export function placesInWords(preview: ImportPreview, file: number): string {
  if (file === 0) return ''
  return otherPlaces(preview, file)
    .map(({ column, goes }) => (column.place === null ? `${column.name} left out` : `${column.name} → ${goes}`))
    .join(', ')
}

/** What can be chosen for a column of a further file: a column of the files before it, a new one, nowhere. */
export function filePlaceOptions(preview: ImportPreview, file: number, column: FileColumn) {
  const first = preview.files[0]?.columns.length ?? 0
  const offered = preview.columns.filter(
    ({ id }, at) => at < first || (id === column.place && !isNew(preview, file, id)),
  )
  return [
    ...offered.map(({ id, name }) => ({ value: id, label: name === '' ? 'no name' : name })),
    { value: 'new', label: 'New column' },
    { value: 'skip', label: 'Leave out' },
  ]
}

/** The choice that stands for where a column goes now. */
export function filePlaceOf(preview: ImportPreview, file: number, { place }: FileColumn): FilePlace {
  if (place === null) return 'skip'
  return isNew(preview, file, place) ? 'new' : place
}

/** Any number of columns can be new or left out; only one goes into a column. */
function isEndless(place: FilePlace): boolean {
  return place === 'new' || place === 'skip'
}

/** With another place for a column; another column of the same file that was put there finds its own place again. */
export function withPlace(
  places: FilePlaces,
  { file, column, place }: { file: number; column: string; place: FilePlace },
): FilePlaces {
  const own = Object.entries(places[file] ?? {}).filter(([, there]) => there !== place || isEndless(place))
  return { ...places, [file]: { ...Object.fromEntries(own), [column]: place } }
}

/** Choices by column that still mean the same when further files get other columns: those of the first file. */
export function ofFirstFile<T>(preview: ImportPreview, chosen: Readonly<Record<string, T>>): Record<string, T> {
  const ids = new Set(preview.files[0]?.columns.map(({ id }) => id))
  return Object.fromEntries(Object.entries(chosen).filter(([id]) => ids.has(id)))
}

/** The number of the row in the preview with which each of several files begins; none where there is one file. */
export function beginnings(preview: ImportPreview): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (preview.files.length < 2) return found
  let row = 0
  for (const [file, { rows }] of preview.files.entries()) {
    if (rows > 0) found.set(row, file)
    row += rows
  }
  return found
}
