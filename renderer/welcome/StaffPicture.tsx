const LINES = [31.5, 59.5, 87.5, 115.5, 143.5]
const CELLS: readonly (readonly [y: number, left: number, right: number])[] = [
  [44, 36, 30],
  [72, 28, 40],
  [100, 34, 26],
  [128, 38, 36],
  [156, 24, 30],
]
const NOTES: readonly { x: number; y: number; width: number; answer: boolean }[] = [
  { x: 162, y: 133, width: 46, answer: false },
  { x: 206, y: 77, width: 56, answer: true },
  { x: 262, y: 105, width: 42, answer: false },
  { x: 300, y: 49, width: 58, answer: true },
  { x: 352, y: 77, width: 38, answer: false },
  { x: 368, y: 21, width: 50, answer: true },
]

/** Rows are the lines of a staff, examples are notes on it. */
export function StaffPicture() {
  return (
    <svg className="ts-staff" width="430" height="176" viewBox="0 0 430 176" fill="none" aria-hidden>
      <defs>
        <linearGradient id="ts-staff-fade" x1="0" x2="1">
          <stop offset="0" stopColor="var(--ts-accent-line)" />
          <stop offset=".75" stopColor="var(--ts-accent-line)" />
          <stop offset="1" stopColor="var(--ts-accent-line)" stopOpacity="0" />
        </linearGradient>
      </defs>
      {LINES.map((y) => (
        <rect key={y} x="138" y={y} width="292" height="1" fill="url(#ts-staff-fade)" />
      ))}
      <rect x="1" y="4" width="137" height="168" rx="9" fill="var(--ts-surface)" stroke="var(--ts-line-strong)" />
      <path d="M1 32h137M1 60h137M1 88h137M1 116h137M1 144h137M24 4v168M80 4v168" stroke="var(--ts-line)" />
      {CELLS.map(([y, left, right]) => (
        <g key={y} opacity=".75">
          <rect x="32" y={y} width={left} height="4" rx="2" fill="var(--ts-control)" />
          <rect x="88" y={y} width={right} height="4" rx="2" fill="var(--ts-accent-ink)" />
        </g>
      ))}
      <path d="M32 18h22M88 18h28" stroke="var(--ts-ink-3)" strokeWidth="3" strokeLinecap="round" />
      <rect x="24" y="60" width="114" height="28" stroke="var(--ts-accent-ink)" strokeWidth="2" />
      <rect
        x="134"
        y="84"
        width="8"
        height="8"
        rx="2"
        fill="var(--ts-accent-ink)"
        stroke="var(--ts-surface)"
        strokeWidth="1.5"
      />
      {NOTES.map(({ x, y, width, answer }) => (
        <g key={x}>
          <rect
            x={x}
            y={y}
            width={width}
            height="22"
            rx="8"
            fill={answer ? 'var(--ts-accent)' : 'var(--ts-surface)'}
            stroke={answer ? 'var(--ts-accent)' : 'var(--ts-line-strong)'}
          />
          <rect
            x={x + 10}
            y={y + 9}
            width={width - 20}
            height="4"
            rx="2"
            fill={answer ? '#fff' : 'var(--ts-control)'}
          />
        </g>
      ))}
    </svg>
  )
}
