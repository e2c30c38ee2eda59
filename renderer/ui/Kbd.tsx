/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { children: React.ReactNode }) {
  return <kbd className="ts-kbd">{children}</kbd>
}
