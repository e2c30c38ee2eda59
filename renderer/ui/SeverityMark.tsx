export type MarkKind = 'error' | 'warning' | 'hint' | 'done'

export const MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  error: 'Must fix',
  warning: 'Worth fixing',
  hint: 'Nice to fix',
  done: 'Done',
}

const SHAPES: Readonly<Record<MarkKind, React.ReactNode>> = {
  error: (
    <>
      <path d="M3.6.6h4.8l3 3v4.8l-3 3H3.6l-3-3V3.6z" fill="var(--ts-must-mark)" />
      <path d="M6 3v3.4M6 8.6v.1" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  warning: (
    <>
      <path
        d="M6 .9 11.6 11H.4z"
        fill="var(--ts-worth-mark)"
        stroke="var(--ts-worth)"
        strokeWidth=".9"
        strokeLinejoin="round"
      />
      <path d="M6 4.6v2.8M6 9.2v.1" stroke="#241a00" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
  hint: <circle cx="6" cy="6" r="4.6" fill="none" stroke="var(--ts-nice-mark)" strokeWidth="1.7" />,
  done: (
    <>
      <circle cx="6" cy="6" r="5.6" fill="var(--ts-accent-ink)" />
      <path
        d="m3.6 6.2 1.6 1.6 3.2-3.4"
        stroke="var(--ts-surface)"
        strokeWidth="1.5"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
}

/** Octagon, triangle, ring or disc: shape first, colour second. `silent` where the word stands beside it. */
export function SeverityMark({ kind, size = 12, silent = false }: { kind: MarkKind; size?: number; silent?: boolean }) {
  const naming = silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': MARK_WORDS[kind] }
  return (
    <svg className="ts-mark" width={size} height={size} viewBox="0 0 12 12" {...naming}>
      {SHAPES[kind]}
    </svg>
  )
}
