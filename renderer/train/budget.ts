import { formatUsd } from '../../shared/domain/money.ts'

/** Whether a price needs the amount to be typed. An unknown price cannot be compared with a limit. */
export function isAbove(microUsd: number | null, limitMicroUsd: number | null): boolean {
  return microUsd !== null && limitMicroUsd !== null && microUsd > limitMicroUsd
}

/** Whether what was typed is the amount on the button: `50.12`, `$50.12`, `50,12` and `$1,204.50` all are. */
export function isAmount(typed: string, microUsd: number): boolean {
  const plain = (text: string): string => text.replace(/[^\d]/g, '')
  const digits = plain(typed)
  return /^\s*\$?\s*\d[\d.,\s]*$/.test(typed) && digits !== '' && digits === plain(formatUsd(microUsd))
}

/** How much of the limit is used up, 0 to 1; null without a limit or a price. */
export function shareOfLimit(microUsd: number | null, limitMicroUsd: number | null): number | null {
  if (microUsd === null || limitMicroUsd === null) return null
  return Math.min(1, microUsd / limitMicroUsd)
}
