import { useId } from 'react'

type FieldProps = {
  label: string
  note?: React.ReactNode
  aside?: React.ReactNode
  children: (ids: { id: string; 'aria-describedby'?: string }) => React.ReactNode
}

/** A label above a control, a note below it. The control gets the ids that tie them together. */
export function Field({ label, note, aside, children }: FieldProps) {
  const id = useId()
  return (
    <div>
      <div className="ts-between" style={{ marginBottom: 4 }}>
        <label className="ts-small ts-medium" htmlFor={id}>
          {label}
        </label>
        {aside}
      </div>
      {children(note ? { id, 'aria-describedby': `${id}-note` } : { id })}
      {note && (
        <div id={`${id}-note`} className="ts-small ts-3" style={{ marginTop: 6 }}>
          {note}
        </div>
      )}
    </div>
  )
}
