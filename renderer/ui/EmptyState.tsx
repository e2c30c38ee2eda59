/** What stands where nothing is yet: a title, a sentence, and a way on. */
export function EmptyState({
  title,
  children,
  action,
  art,
}: {
  title: string
  children?: React.ReactNode
  action?: React.ReactNode
  art?: React.ReactNode
}) {
  return (
    <div className="ts-empty">
      {art}
      <h2 className="ts-panel">{title}</h2>
      {children && (
        <div className="ts-2" style={{ maxWidth: 420 }}>
          {children}
        </div>
      )}
      {action && (
        <div className="ts-row" style={{ marginTop: 12 }}>
          {action}
        </div>
      )}
    </div>
  )
}
