import { useState } from 'react'

/** A choice of how things look, kept in this window's own storage where there is one. It is no loss when it is gone. */
export function useRemembered<T>(
  name: string,
  otherwise: T,
  isValid: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => read(name, otherwise, isValid))
  return [
    value,
    (next) => {
      setValue(next)
      try {
        localStorage.setItem(`tunesheet.${name}`, JSON.stringify(next))
      } catch {
        // Without storage the choice holds until the window closes.
      }
    },
  ]
}

function read<T>(name: string, otherwise: T, isValid: (value: unknown) => value is T): T {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`tunesheet.${name}`) ?? 'null')
    return isValid(stored) ? stored : otherwise
  } catch {
    return otherwise
  }
}
