/** A white box with a line around it. Never inside another one. */
export function Card({
  children,
  padding = 16,
  style,
  className,
}: {
  children: React.ReactNode
  padding?: number | string
  style?: React.CSSProperties
  className?: string
}) {
  return (
    <section className={className ? `ts-card ${className}` : 'ts-card'} style={{ padding, ...style }}>
      {children}
    </section>
  )
}
