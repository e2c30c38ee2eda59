export type TagTone = 'plain' | 'good' | 'worth' | 'must' | 'nice' | 'outlined'

/** A small word on a tint: `Train`, `closes 6 Jan 2027`. `outlined` is "Held back". */
export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: TagTone
  icon?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <span className="ts-tag" data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
