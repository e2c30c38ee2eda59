import { FigureField } from '../ui/FigureField.tsx'

type FigureInputProps = {
  label: string
  value: number
  min: number
  max: number
  width: number
  /** Null: emptied, so that what is known otherwise counts again. */
  onType: (value: number | null) => void
}

/** A whole number within a sentence or a table. */
export function FigureInput({ label, ...figure }: FigureInputProps) {
  return <FigureField aria-label={label} size="xs" decimals={0} {...figure} />
}
