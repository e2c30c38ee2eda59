import { useId, useRef } from 'react'
import { findJsonTrouble } from '../../../shared/domain/reading/jsonTrouble.ts'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { Link } from '../../ui/Link.tsx'

type JsonTextProps = {
  readonly label: string
  readonly value: string
  /** Why the text is not what belongs here; null: it is. */
  readonly trouble: string | null
  readonly onChange: (text: string) => void
  readonly focused?: boolean
}

/** JSON as text. Whatever is typed stays; what is wrong with it is said below, with the way to its place. */
export function JsonText({ label, value, trouble, onChange, focused = false }: JsonTextProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const note = useId()
  const found = trouble === null ? null : findJsonTrouble(value)
  const goThere = (at: number) => {
    const area = field.current
    if (!area) return
    area.focus()
    area.setSelectionRange(at, Math.min(value.length, at + 1))
  }
  return (
    <>
      <textarea
        ref={field}
        className="sheet-chat-text ts-mono"
        dir="auto"
        aria-label={label}
        aria-invalid={trouble !== null}
        aria-describedby={note}
        spellCheck={false}
        data-autofocus={focused || undefined}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
      />
      <div id={note} className="sheet-chat-note ts-small" role="status">
        {trouble !== null && (
          <>
            <SeverityMark kind="error" size={12} silent />
            <span>{trouble}</span>
            {found && (
              <Link
                small
                onClick={() => {
                  goThere(found.at)
                }}
              >
                Go there
              </Link>
            )}
          </>
        )}
      </div>
    </>
  )
}
