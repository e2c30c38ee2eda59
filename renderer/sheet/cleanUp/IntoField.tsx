import { Select, TextInput } from '@mantine/core'
import type { Column } from '../../../shared/domain/column.ts'
import { holdsJson } from '../../../shared/domain/find/findInCell.ts'
import type { Into } from '../../../shared/domain/tools/into.ts'

const NEW = 'new'

type IntoFieldProps = {
  into: Into
  columns: readonly Column[]
  /** What a new column is called to begin with. */
  name: string
  onChange: (into: Into) => void
}

/** Where a tool writes: a new column, or one of the sheet that holds plain text. */
export function IntoField({ into, columns, name, onChange }: IntoFieldProps) {
  return (
    <>
      <Select
        label="Write into"
        data={[
          { value: NEW, label: 'A new column' },
          ...columns.map((column) => ({ value: column.id, label: column.name, disabled: holdsJson(column.role) })),
        ]}
        value={'column' in into ? into.column : NEW}
        onChange={(value) => {
          if (value !== null) onChange(value === NEW ? { name } : { column: value })
        }}
      />
      {'name' in into && (
        <TextInput
          label="Its name"
          value={into.name}
          maxLength={500}
          onChange={(event) => {
            onChange({ name: event.currentTarget.value })
          }}
        />
      )}
    </>
  )
}
