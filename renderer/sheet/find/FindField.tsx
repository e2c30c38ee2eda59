import { TextInput, Tooltip } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Find } from './useFind.ts'
import type { Wanted } from './useWanted.ts'

const OPTIONS = [
  { key: 'matchCase', sign: 'Aa', label: 'Same case' },
  { key: 'wholeWord', sign: '“ab”', label: 'Whole word' },
  { key: 'pattern', sign: '.*', label: 'Pattern (regular expression)' },
] as const satisfies readonly { key: keyof Wanted; sign: string; label: string }[]

/** What is looked for and how. Enter goes to the next match, with Shift to the one before. */
export function FindField({ find }: { find: Find }) {
  const field = useRef<HTMLInputElement>(null)
  const { wanted, asked } = find
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  return (
    <TextInput
      ref={field}
      size="sm"
      w={300}
      aria-label="Find"
      placeholder="Find"
      leftSection={<IconSearch size={14} />}
      rightSectionWidth={104}
      rightSection={
        <span className="find-options">
          {OPTIONS.map(({ key, sign, label }) => (
            <Tooltip key={key} label={label}>
              <button
                type="button"
                className="find-option"
                data-sign={sign}
                aria-label={label}
                aria-pressed={wanted[key]}
                onClick={() => {
                  find.want({ [key]: !wanted[key] })
                  field.current?.focus()
                }}
              />
            </Tooltip>
          ))}
        </span>
      }
      value={wanted.text}
      maxLength={1000}
      spellCheck={false}
      error={find.trouble.find !== null}
      onChange={(change) => {
        find.want({ text: change.currentTarget.value })
      }}
      onKeyDown={(key) => {
        if (key.key !== 'Enter' || key.nativeEvent.isComposing) return
        key.preventDefault()
        find.go(key.shiftKey ? 'previous' : 'next')
      }}
    />
  )
}
