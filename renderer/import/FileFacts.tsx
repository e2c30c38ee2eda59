import { Select } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useId } from 'react'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { CsvOptions, ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatBytes, formatCount, formatNumber } from '../../shared/format/figures.ts'
import { formatDate } from '../ui/format.ts'
import { Link } from '../ui/Link.tsx'
import { DELIMITERS, HEADERS, letters, QUOTES, SHAPES } from './words.ts'

type Props = {
  preview: ImportPreview
  chosen: ImportOptions
  onChange: (options: ImportOptions) => void
  disabled: boolean
}

/** The file and how it is read: what was recognised, and every choice open. */
export function FileFacts({ preview, chosen, onChange, disabled }: Props) {
  return (
    <>
      <FileName preview={preview} />
      <h2 className="ts-section" style={{ margin: '22px 0 2px' }}>
        How we read it
      </h2>
      {preview.files.length > 1 && (
        <p className="ts-small ts-3" style={{ marginTop: 4 }}>
          As the first of them; what you choose counts for all.
        </p>
      )}
      <Choices {...{ preview, chosen, onChange, disabled }} />
      <Exceptions chosen={chosen} onChange={onChange} disabled={disabled} />
    </>
  )
}

function FileName({ preview: { files, name, bytes, modifiedAt } }: Pick<Props, 'preview'>) {
  const several = files.length > 1
  return (
    <div className="ts-row" style={{ gap: 10 }}>
      <IconFileSpreadsheet size={24} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
      <div className="ts-grow">
        <div className="ts-medium ts-ell" dir="auto" title={files.map((file) => file.name).join(', ')}>
          {several ? formatCount(files.length, 'file') : name}
        </div>
        <div className="ts-small ts-3 ts-num">
          {formatBytes(bytes)}, {several ? 'one after another' : formatDate(modifiedAt)}
        </div>
      </div>
    </div>
  )
}

function Choices({ preview, chosen, onChange, disabled }: Props) {
  const { options, workbook, shape, kind } = preview
  const table = options ?? workbook
  const change = (next: ImportOptions) => {
    onChange({ ...chosen, ...next })
  }
  if (!table) {
    return (
      <p className="ts-2" style={{ marginTop: 6 }}>
        {shape && SHAPES[shape]} {kind === 'jsonl' ? 'One on every line.' : 'A list of them.'} There is nothing to
        choose.
      </p>
    )
  }
  return (
    <>
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
      <Option
        label="First row"
        value={table.header ? 'names' : 'data'}
        data={HEADERS}
        note={preview.recognised.header && chosen.header === undefined ? 'recognised' : null}
        disabled={disabled}
        onChange={(header) => {
          change({ header: header === 'names' })
        }}
      />
    </>
  )
}

type ExceptionProps = Pick<Props, 'chosen' | 'onChange' | 'disabled'>

/** What was decided about a file that stopped being readable, and the way back. */
function Exceptions({ chosen, onChange, disabled }: ExceptionProps) {
  const { textMarks = [], part, ...others } = chosen
  return (
    <>
      {textMarks.length > 0 && (
        <Exception
          text={`${formatCount(textMarks.length, 'quotation mark')} read as text.`}
          disabled={disabled}
          onBack={() => {
            onChange({ ...others, ...(part === undefined ? {} : { part }) })
          }}
        />
      )}
      {part === true && (
        <Exception
          text="Only the rows before the line that cannot be read."
          disabled={disabled}
          onBack={() => {
            onChange({ ...others, ...(textMarks.length === 0 ? {} : { textMarks }) })
          }}
        />
      )}
    </>
  )
}

function Exception({ text, disabled, onBack }: { text: string; disabled: boolean; onBack: () => void }) {
  return (
    <p className="ts-small ts-2" style={{ marginTop: 10 }}>
      {text}{' '}
      {!disabled && (
        <Link small onClick={onBack}>
          Take back
        </Link>
      )}
    </p>
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
