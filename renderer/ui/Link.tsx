type LinkProps = { onClick: () => void; children: React.ReactNode; disabled?: boolean; small?: boolean; label?: string }

/** Text that acts. It is a button for the keyboard and for screen readers. */
export function Link({ onClick, children, disabled = false, small = false, label }: LinkProps) {
  return (
    <button
      type="button"
      className={small ? 'ts-link ts-small' : 'ts-link'}
      disabled={disabled}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
