import { formatUsd, type MicroUsd, readUsd } from './money.ts'

/** Whether a price needs the amount to be typed. An unknown price cannot be compared with a limit. */
export function isAbove(microUsd: MicroUsd | null, limitMicroUsd: MicroUsd | null): boolean {
  return microUsd !== null && limitMicroUsd !== null && microUsd > limitMicroUsd
}

/** Whether what was typed is the amount as it stands on the button: `50.12`, `$50.12`, `50,12` and `1204.5` all are. */
export function isAmount(typed: string, microUsd: MicroUsd): boolean {
  const amount = readUsd(typed)
  return amount !== null && amount === readUsd(formatUsd(microUsd))
}
