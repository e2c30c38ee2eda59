import { Select } from '@mantine/core'
import { IconMessage2, IconPin, IconUser } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import { isSent, type Role } from '../../shared/domain/column.ts'
import { beginnings, placesInWords } from './fileMatch.ts'
import { ROLES } from './words.ts'

type PreviewColumn = ImportPreview['columns'][number]
/** What stands above a column. */
export type Choosing = {
  readonly label: (column: PreviewColumn) => string
  readonly value: (column: PreviewColumn) => string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly choose: (column: string, value: string) => void
}
type Props = {
  /** Each with the role that it will have in the sheet. */
  columns: readonly PreviewColumn[]
  preview: ImportPreview
  choosing: Choosing
  disabled: boolean
}

const ICONS: Partial<Record<Role, React.ReactNode>> = {
  prompt: <IconUser size={14} aria-hidden />,
  completion: <IconMessage2 size={14} aria-hidden />,
  preferred: <IconMessage2 size={14} aria-hidden />,
  rejected: <IconMessage2 size={14} aria-hidden />,
  system: <IconPin size={14} aria-hidden />,
}

const LONG: readonly Role[] = ['prompt', 'completion', 'preferred', 'rejected', 'messages', 'raw']

/** Chooses what columns are for. */
export function choosingRoles(onRole: (column: string, role: Role) => void): Choosing {
  return {
    label: (column) => `What ${column.name} is for`,
    value: (column) => column.role,
    options: ROLES,
    choose: (column, next) => {
      const found = ROLES.find((one) => one.value === next)
      if (found) onRole(column, found.value)
    },
  }
}

/** The first rows as they will stand in the sheet, with a choice above each column. */
export function ColumnTable({ columns, preview, choosing, disabled }: Props) {
  const begins = beginnings(preview)
  const long = columns.filter((column) => LONG.includes(column.role)).length
  return (
    <div
      className="ts-grow ts-scroll"
      style={{ borderTop: '1px solid var(--ts-line)' }}
      tabIndex={0}
      role="region"
      aria-label="First rows of the file"
    >
      <table className="ts-import-table" style={{ minWidth: long > 0 ? '100%' : undefined }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: LONG.includes(column.role) ? 244 : 128 }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} disabled={disabled} choosing={choosing} />
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, index) => (
            <Fragment key={index}>
              <FileRow preview={preview} file={begins.get(index)} width={columns.length} />
              <tr>
                {columns.map((column) => (
                  <td key={column.id} data-sent={isSent(column)}>
                    <Cell column={column} text={cells[column.id] ?? ''} />
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Stands above the first row of each of several files. */
function FileRow({ preview, file, width }: { preview: ImportPreview; file: number | undefined; width: number }) {
  if (file === undefined) return null
  const words = placesInWords(preview, file)
  return (
    <tr className="ts-import-from">
      <td colSpan={width}>
        <span dir="auto">
          <b className="ts-bold">{preview.files[file]?.name}</b>
          {words !== '' && <span className="ts-2">: {words}</span>}
        </span>
      </td>
    </tr>
  )
}

type HeadProps = { column: PreviewColumn; choosing: Choosing; disabled: boolean }

function Head({ column, choosing, disabled }: HeadProps) {
  return (
    <th scope="col" data-sent={isSent(column)}>
      <Select
        aria-label={choosing.label(column)}
        value={choosing.value(column)}
        data={choosing.options.map((one) => ({ ...one }))}
        disabled={disabled}
        leftSection={ICONS[column.role]}
        leftSectionWidth={ICONS[column.role] ? 30 : 0}
        styles={{ input: { paddingInlineStart: ICONS[column.role] ? 30 : 9, paddingInlineEnd: 26 } }}
        rightSectionWidth={26}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'sm' }}
        onChange={(next) => {
          if (next !== null) choosing.choose(column.id, next)
        }}
      />
      <div className="ts-import-name ts-ell" dir="auto" title={column.name}>
        {column.name || <span className="ts-3">no name</span>}
      </div>
    </th>
  )
}

function Cell({ column, text }: { column: PreviewColumn; text: string }) {
  if (text.trim() === '' && isSent(column)) return <span className="ts-import-empty">empty</span>
  return (
    <span className="ts-import-cell" dir="auto">
      {/* Two lines are shown: a cell of megabytes need not be laid out for them. */}
      {text.slice(0, 400)}
    </span>
  )
}
