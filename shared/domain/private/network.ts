import { findAt, type Found, isNumbered } from './found.ts'
import type { Places } from './places.ts'

const V4 = /(?=\d{1,3}\.\d)(?<![\p{L}\p{N}.,:/@-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}]|\.\d|-\d)/uy
/** Addresses that are given out begin with 2 or 3 (2000::/3). */
const V6 = /(?=[23][\dA-Fa-f]{3}:)(?<![\p{L}\p{N}:.])[23][\dA-Fa-f]{3}:[\dA-Fa-f:]{2,34}[\dA-Fa-f:](?![\p{L}\p{N}:])/uy

/** Private networks, this computer, examples and everybody's name servers tell nothing about anybody. */
const OF_NOBODY =
  /^(?:0|10|127|22[4-9]|2[345]\d)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^192\.0\.[02]\.|^198\.51\.100\.|^203\.0\.113\.|^(?:8\.8\.(?:8\.8|4\.4)|1\.(?:1\.1\.1|0\.0\.1)|9\.9\.9\.9)$|^[1-9]\.\d\.\d\.\d$/
const VERSION = /\b(?:v|ver|rev|version|release|firmware|driver|treiber|build|update|section|chapter|clause)\.? ?$/i
const GROUPS = 8

/** IP addresses that lead to somebody's connection. */
export function addressesIn(text: string, { quads, groups }: Pick<Places, 'quads' | 'groups'>): Found[] {
  const v4 = findAt(text, 'ip', { pattern: V4, places: quads }, (match, at) =>
    isV4(match) && !isVersion(text, at) ? match.length : 0,
  )
  const v6 = findAt(text, 'ip', { pattern: V6, places: groups }, (match) => (isV6(match) ? match.length : 0))
  return [...v4, ...v6]
}

function isV4(match: string): boolean {
  return (
    match.split('.').every((octet) => String(Number(octet)) === octet && Number(octet) < 256) && !OF_NOBODY.test(match)
  )
}

function isVersion(text: string, at: number): boolean {
  return VERSION.test(text.slice(Math.max(0, at - 12), at)) || isNumbered(text, at)
}

function isV6(match: string): boolean {
  const halves = match.split('::')
  if (halves.length > 2 || /^2001:0?db8:/i.test(match)) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (groups.some((group) => group.length === 0 || group.length > 4)) return false
  return halves.length === 2 ? groups.length < GROUPS : groups.length === GROUPS
}
