/** How much of the limit is used up, 0 to 1; null without a limit or a price. */
export function shareOfLimit(microUsd: number | null, limitMicroUsd: number | null): number | null {
  if (microUsd === null || limitMicroUsd === null) return null
  return Math.min(1, microUsd / limitMicroUsd)
}
