import type { AppendMatch, AppendPlace, ImportPreview } from '../../shared/contract/imports.ts'
import type { Column } from '../../shared/domain/column.ts'
import { roleBeside } from '../../shared/domain/reading/columnMatch.ts'
import type { Cells } from '../../shared/domain/row.ts'

type FileColumn = ImportPreview['columns'][number]

/** The places that a column of a file can go to, in words. */
export function placeOptions(columns: readonly Column[]): { value: AppendPlace; label: string }[] {
  return [
    ...columns.map(({ id, name }) => ({ value: id, label: name === '' ? 'no name' : name })),
    { value: 'new' as const, label: 'New column' },
    { value: 'skip' as const, label: 'Leave out' },
  ]
}

/** The columns of a file with the role that their texts will have in the sheet. */
export function inSheet(file: readonly FileColumn[], sheet: readonly Column[], match: AppendMatch): FileColumn[] {
  return file.map((column) => {
    const place = match[column.id] ?? 'new'
    const there = sheet.find((other) => other.id === place)
    const role = place === 'skip' ? 'note' : (there?.role ?? roleBeside(sheet, column.role))
    return { ...column, role }
  })
}

/** The sheet as it will be, and rows of the file as they will stand in it. */
export function asAdded(
  preview: ImportPreview,
  sheet: readonly Column[],
  match: AppendMatch,
): { columns: FileColumn[]; rows: Cells[] } {
  const added = inSheet(preview.columns, sheet, match).filter(({ id }) => (match[id] ?? 'new') === 'new')
  const columns = [
    ...sheet.map(({ id, name, role }) => ({ id, name, role })),
    ...added.map((column) => ({ ...column, id: `new ${column.id}` })),
  ]
  const rows = preview.rows.map((cells) =>
    Object.fromEntries(
      Object.entries(cells).flatMap(([id, text]) => {
        const place = match[id] ?? 'new'
        return place === 'skip' ? [] : [[place === 'new' ? `new ${id}` : place, text] as const]
      }),
    ),
  )
  return { columns, rows }
}

/** A sentence where two columns would go into the same one, or none goes anywhere. */
export function impossible(preview: ImportPreview, sheet: readonly Column[], match: AppendMatch): string | null {
  const places = preview.columns.map(({ id }) => match[id] ?? 'new').filter((place) => place !== 'skip')
  if (places.length === 0) return 'Every column is left out. Choose above the table where one of them goes.'
  const twice = places.find((place, at) => place !== 'new' && places.indexOf(place) !== at)
  if (twice === undefined) return null
  const name = sheet.find((column) => column.id === twice)?.name ?? ''
  return `Two columns would go into “${name}”. Choose another place for one of them.`
}
