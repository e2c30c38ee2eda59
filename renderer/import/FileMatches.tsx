import { Select } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { FilePlace, type ImportPreview } from '../../shared/contract/imports.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { Link } from '../ui/Link.tsx'
import { filePlaceOf, filePlaceOptions, otherPlaces } from './fileMatch.ts'

type Choose = (file: number, column: string, place: FilePlace) => void
type Props = { preview: ImportPreview; disabled: boolean; onPlace: Choose }

/** Where the columns of the files behind the first go, with every choice open. Nothing for a single file. */
export function FileMatches({ preview, disabled, onPlace }: Props) {
  const [first, ...others] = preview.files
  if (!first || others.length === 0) return null
  const same = others.filter((_, at) => otherPlaces(preview, at + 1).length === 0)
  return (
    <section className="ts-import-matches ts-scroll" tabIndex={0} aria-label="Where the columns of the other files go">
      {same.length === others.length ? (
        <p className="ts-small ts-2">
          {others.length === 1 ? (others[0]?.name ?? '') : `The other ${formatCount(others.length, 'file')}`}{' '}
          {sameWords(preview)} {first.name}.
        </p>
      ) : (
        others.map((_, at) => (
          <FileMatch key={at} file={at + 1} preview={preview} disabled={disabled} onPlace={onPlace} />
        ))
      )}
    </section>
  )
}

/** Files behind the first may have fewer columns than it, but no others. */
function sameWords({ files: [first, ...others] }: ImportPreview): string {
  const equal = others.every(({ columns }) => columns.length === first?.columns.length)
  if (others.length === 1) return equal ? 'has the same columns as' : 'has no other columns than'
  return equal ? 'have the same columns as' : 'have no other columns than'
}

/** One file: the columns whose names say nothing of their place, and the others when they are asked for. */
function FileMatch({ file, preview, disabled, onPlace }: Props & { file: number }) {
  const [all, setAll] = useState(false)
  const { name = '', columns = [] } = preview.files[file] ?? {}
  const differing = otherPlaces(preview, file).map(({ column }) => column)
  const shown = all ? columns : differing
  const hidden = columns.length - shown.length
  return (
    <div role="group" aria-label={name} className="ts-import-match">
      <span className="ts-small ts-bold ts-ell" dir="auto" title={name}>
        {name}
      </span>
      <div className="ts-import-places">
        {shown.map((column) => (
          <span key={column.id} className="ts-row ts-small" style={{ gap: 6 }}>
            <span className="ts-ell" dir="auto" title={column.name} style={{ maxWidth: 160 }}>
              {column.name || 'no name'}
            </span>
            <IconArrowRight size={12} aria-hidden />
            <Select
              size="xs"
              w={150}
              aria-label={`Where ${column.name} of ${name} goes`}
              value={filePlaceOf(preview, file, column)}
              data={filePlaceOptions(preview, file, column)}
              disabled={disabled}
              comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'sm' }}
              onChange={(next) => {
                if (next !== null) onPlace(file, column.id, FilePlace.parse(next))
              }}
            />
          </span>
        ))}
        {hidden > 0 && (
          <span className="ts-small ts-3">
            {shown.length === 0 ? 'The same columns. ' : `The other ${formatCount(hidden, 'column')} by name. `}
            <Link
              small
              onClick={() => {
                setAll(true)
              }}
            >
              Show {hidden === 1 ? 'it' : 'them'}
            </Link>
          </span>
        )}
      </div>
    </div>
  )
}
