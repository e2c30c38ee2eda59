/** Today as the column writes days: `2026-11-22` below such a day, else as people of the user's language write it. */
export function dayLike(above: readonly string[], day: Date): string {
  const nearest = above.map((text) => text.trim()).find((text) => text !== '')
  if (nearest === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(nearest)) return day.toLocaleDateString()
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
