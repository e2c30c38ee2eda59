import { formatUsd, readUsd } from '../../shared/domain/money.ts'

/** Whether a price needs the amount to be typed. An unknown price cannot be compared with a limit. */
export function isAbove(microUsd: number | null, limitMicroUsd: number | null): boolean {
  return microUsd !== null && limitMicroUsd !== null && microUsd > limitMicroUsd
}

/** Whether what was typed is the amount as it stands on the button: `50.12`, `$50.12`, `50,12` and `1204.5` all are. */
export function isAmount(typed: string, microUsd: number): boolean {
  const amount = readUsd(typed)
  return amount !== null && amount === readUsd(formatUsd(microUsd))
}

/** How much of the limit is used up, 0 to 1; null without a limit or a price. */
export function shareOfLimit(microUsd: number | null, limitMicroUsd: number | null): number | null {
  if (microUsd === null || limitMicroUsd === null) return null
  return Math.min(1, microUsd / limitMicroUsd)
}
