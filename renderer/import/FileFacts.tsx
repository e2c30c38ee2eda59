import { Select } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useId } from 'react'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { CsvOptions } from '../../shared/domain/importOptions.ts'
import { formatBytes } from '../../shared/format/figures.ts'
import { formatDate } from '../ui/format.ts'
import { DELIMITERS, HEADERS, letters, QUOTES } from './words.ts'

type Props = {
  preview: ImportPreview
  chosen: Partial<CsvOptions>
  onChange: (options: Partial<CsvOptions>) => void
  disabled: boolean
}

/** The file and how it is read: what was recognised, and every choice open. */
export function FileFacts({ preview, chosen, onChange, disabled }: Props) {
  const { options, recognised } = preview
  const change = (next: Partial<CsvOptions>) => {
    onChange({ ...chosen, ...next })
  }
  return (
    <>
      <div className="ts-row" style={{ gap: 10 }}>
        <IconFileSpreadsheet size={24} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
        <div className="ts-grow">
          <div className="ts-medium ts-ell" dir="auto" title={preview.name}>
            {preview.name}
          </div>
          <div className="ts-small ts-3 ts-num">
            {formatBytes(preview.bytes)}, {formatDate(preview.modifiedAt)}
          </div>
        </div>
      </div>
      <h2 className="ts-section" style={{ margin: '22px 0 2px' }}>
        How we read it
      </h2>
      {options ? (
        <>
          <Option
            label="Letters"
            value={options.encoding}
            data={letters(options.encoding)}
            note={recognised.encoding && chosen.encoding === undefined ? 'recognised' : null}
            disabled={disabled}
            onChange={(encoding) => {
              change({ encoding })
            }}
          />
          <Option
            label="Columns by"
            value={options.delimiter}
            data={DELIMITERS}
            note={recognised.delimiter && chosen.delimiter === undefined ? 'recognised' : null}
            disabled={disabled}
            onChange={(delimiter) => {
              change({ delimiter })
            }}
          />
          <Option
            label="Quotes"
            value={options.quote === '' ? 'none' : options.quote}
            data={QUOTES}
            disabled={disabled}
            onChange={(quote) => {
              change({ quote: quote === 'none' ? '' : quote })
            }}
          />
          <Option
            label="First row"
            value={options.header ? 'names' : 'data'}
            data={HEADERS}
            note={recognised.header && chosen.header === undefined ? 'recognised' : null}
            disabled={disabled}
            onChange={(header) => {
              change({ header: header === 'names' })
            }}
          />
        </>
      ) : (
        <p className="ts-2" style={{ marginTop: 6 }}>
          {preview.kind === 'jsonl'
            ? 'As a training file: one example on every line (JSONL).'
            : 'As a list of entries (JSON).'}{' '}
          There is nothing to choose.
        </p>
      )}
    </>
  )
}

type OptionProps<T extends string> = {
  label: string
  value: T
  data: readonly { value: T; label: string }[]
  note?: string | null
  disabled: boolean
  onChange: (value: T) => void
}

function Option<T extends string>({ label, value, data, note, disabled, onChange }: OptionProps<T>) {
  const id = useId()
  return (
    <div className="ts-import-option">
      <label className="ts-2" htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        value={value}
        data={[...data]}
        rightSectionWidth={26}
        styles={{ input: { paddingInlineStart: 9, paddingInlineEnd: 24 } }}
        disabled={disabled}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'sm' }}
        onChange={(next) => {
          const found = data.find((one) => one.value === next)
          if (found) onChange(found.value)
        }}
      />
      {note && <small className="ts-micro ts-3">{note}</small>}
    </div>
  )
}
