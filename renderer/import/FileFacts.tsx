import { Select } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useId } from 'react'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { CsvOptions, ImportOptions } from '../../shared/domain/importOptions.ts'
import { formatBytes, formatNumber } from '../../shared/format/figures.ts'
import { formatDate } from '../ui/format.ts'
import { DELIMITERS, HEADERS, letters, QUOTES } from './words.ts'

type Props = {
  preview: ImportPreview
  chosen: ImportOptions
  onChange: (options: ImportOptions) => void
  disabled: boolean
}

/** The file and how it is read: what was recognised, and every choice open. */
export function FileFacts({ preview, chosen, onChange, disabled }: Props) {
  const { options, workbook } = preview
  const change = (next: ImportOptions) => {
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
      {options && <TextChoices options={options} {...{ preview, chosen, change, disabled }} />}
      {workbook && (
        <Option
          label="Sheet"
          value={workbook.sheet}
          data={[...new Set(preview.sheets)].map((name) => ({ value: name, label: name }))}
          note={preview.sheets.length > 1 ? `1 of ${formatNumber(preview.sheets.length)}` : null}
          disabled={disabled}
          onChange={(sheet) => {
            // Another sheet is another table: whether its first row holds names is looked at anew.
            onChange({ sheet })
          }}
        />
      )}
      {options || workbook ? (
        <Option
          label="First row"
          value={(options ?? workbook)?.header ? 'names' : 'data'}
          data={HEADERS}
          note={preview.recognised.header && chosen.header === undefined ? 'recognised' : null}
          disabled={disabled}
          onChange={(header) => {
            change({ header: header === 'names' })
          }}
        />
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

type TextProps = Omit<Props, 'onChange'> & { options: CsvOptions; change: (next: ImportOptions) => void }

/** How a text becomes cells. */
function TextChoices({ options, preview: { recognised }, chosen, change, disabled }: TextProps) {
  return (
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
