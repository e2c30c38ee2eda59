/** The number a text is, such as `1,234.5` or `-3`; null for any other text. A day or a telephone number is a text. */
export function numberIn(key: string): number | null {
  const first = key.charCodeAt(0)
  // Most texts begin with a letter: they need no closer look.
  if (first > 0x39) return null
  const text = key.trim()
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text)) return null
  return Number(text.replaceAll(',', ''))
}
