/** Rows are the lines of a staff, examples are notes on it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden style={{ flex: 'none', display: 'block' }}>
      <rect x="1" y="1" width="30" height="30" rx="8" fill="var(--ts-accent)" />
      <path d="M7 10h18M7 16h18M7 22h18" stroke="#fff" strokeOpacity=".42" strokeWidth="1.6" strokeLinecap="round" />
      <rect x="11.2" y="18.6" width="8" height="6.2" rx="2.2" fill="#fff" />
      <path d="M18.2 21V7.6" stroke="#fff" strokeWidth="2.1" strokeLinecap="round" />
      <path d="M18.2 7.6c.6 2.6 4 2.6 4.6 5.6" stroke="#fff" strokeWidth="2.1" fill="none" strokeLinecap="round" />
    </svg>
  )
}
