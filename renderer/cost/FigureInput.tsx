import { NumberInput } from '@mantine/core'
import { useState } from 'react'

type FigureInputProps = {
  label: string
  value: number
  min: number
  max: number
  width: number
  /** Null: emptied, so that what is known otherwise counts again. */
  onType: (value: number | null) => void
}

/** A whole number that acts while it is typed; emptied it goes back to what it was by itself. */
export function FigureInput({ label, value, min, max, width, onType }: FigureInputProps) {
  const [empty, setEmpty] = useState(false)
  return (
    <NumberInput
      aria-label={label}
      size="xs"
      w={width}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      min={min}
      max={max}
      clampBehavior="strict"
      value={empty ? '' : value}
      onChange={(next) => {
        const typed = typeof next === 'number'
        setEmpty(!typed)
        if (typed && next >= min) onType(next)
      }}
      onBlur={() => {
        if (empty) onType(null)
        setEmpty(false)
      }}
      onFocus={(event) => {
        event.currentTarget.select()
      }}
    />
  )
}
