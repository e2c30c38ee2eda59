/** To be drawn. */
export function SheetScreen() {
  return <div className="ts-grow" />
}
