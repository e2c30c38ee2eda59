type ResizeEdgeProps = { width: number; least: number; most: number; onWidth: (width: number) => void }

/** The left edge of the panel: dragged, or moved with the arrow keys. */
export function ResizeEdge({ width, least, most, onWidth }: ResizeEdgeProps) {
  const set = (next: number) => {
    onWidth(Math.round(Math.min(most, Math.max(least, next))))
  }
  return (
    <div
      className="sheet-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX)
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(width + 16)
        else if (event.key === 'ArrowRight') set(width - 16)
        else return
        event.preventDefault()
      }}
    />
  )
}
