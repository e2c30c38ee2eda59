/** The strip below the title bar of a screen. */
export function Toolbar({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="ts-toolbar" role="toolbar" aria-label={label}>
      {children}
    </div>
  )
}

export function Separator() {
  return <span className="ts-separator" aria-hidden />
}
