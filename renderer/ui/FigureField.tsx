import { TextInput, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { formatDecimal, formatNumber } from '../../shared/format/figures.ts'
import { readFigure } from '../../shared/format/typed.ts'

type FigureFieldProps = {
  id?: string
  label?: string
  'aria-label'?: string
  'aria-describedby'?: string
  /** Null: nothing is known, or nothing was typed. */
  value: number | null
  min: number
  max: number
  /** Decimals that count; 0 for whole numbers. */
  decimals: number
  width?: number | string
  size?: 'xs' | 'sm'
  placeholder?: string
  /** How the figure stands while nobody types, and how what is typed is read, where it is more than a figure. */
  format?: (value: number) => string
  read?: (text: string) => number | null
  /** At every letter that makes a figure of it; null: emptied. */
  onType: (value: number | null) => void
  /** With Enter, or when the field is left. */
  onLeave?: () => void
}

/** What may stand in the field, for the moment in which something else does. */
function allowed({ min, max, decimals }: Pick<FigureFieldProps, 'min' | 'max' | 'decimals'>): string {
  const range = `from ${formatDecimal(min)} to ${formatNumber(max)}`
  return decimals === 0 ? `A whole number ${range}.` : `An amount ${range}, such as ${formatDecimal(0.85)}.`
}

/**
 * A figure as people type it, with a decimal comma or point, and with thousands parted or not. It acts while it is typed;
 * what is no figure stays as it stands and says what would be one, and is taken back when the field is left.
 */
export function FigureField(props: FigureFieldProps) {
  const { value, min, max, decimals, read = readFigure, onType, onLeave } = props
  const { format = (figure: number) => formatDecimal(figure, decimals) } = props
  const [typed, setTyped] = useState<string | null>(null)
  const valueOf = (text: string): number | null => {
    const figure = read(text)
    return figure !== null && figure >= min && figure <= max && isAsFine(figure, decimals) ? figure : null
  }
  const refused = typed !== null && typed.trim() !== '' && valueOf(typed) === null
  const leave = () => {
    setTyped(null)
    onLeave?.()
  }
  return (
    <Tooltip label={allowed(props)} opened={refused} openDelay={0} position="bottom-start">
      <TextInput
        id={props.id}
        label={props.label}
        aria-label={props['aria-label']}
        aria-describedby={props['aria-describedby']}
        // The tooltip is for eyes; what it says describes the field to those who listen.
        error={refused && allowed(props)}
        errorProps={{ className: 'ts-hidden' }}
        size={props.size ?? 'sm'}
        w={props.width}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        placeholder={props.placeholder}
        value={typed ?? (value === null ? '' : format(value))}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          const figure = valueOf(text)
          if (figure !== null || text.trim() === '') onType(figure)
        }}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !refused) leave()
        }}
        onBlur={leave}
      />
    </Tooltip>
  )
}

/** Whether a figure has no more decimals than count. */
function isAsFine(figure: number, decimals: number): boolean {
  return Number(figure.toFixed(decimals)) === figure
}
