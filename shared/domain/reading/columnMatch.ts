import type { Role } from '../column.ts'

/** A column as far as matching looks at it. */
export type Matchable = { readonly name: string; readonly role: Role }

/** Texts of these roles mean something only in a column of the same role: as a note they would no longer be sent. */
const OWN_ROLE: readonly Role[] = ['system', 'messages', 'tools', 'raw', 'weight']

/** What two names have in common that differ in case, blanks, dashes and underscores: `Customer_message ` and `customer message`. */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}

/** Whether matching takes two names for the same: case, blanks, dashes and underscores aside. */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other)
}

/**
 * Into which column of a sheet each column of a file goes: the one of the same name, case and blanks aside; else one
 * with the same role that no name leads to; else none (null). No two go into the same one. `taken`: places that are not
 * to be used any more.
 */
export function matchColumns(
  sheet: readonly Matchable[],
  file: readonly Matchable[],
  taken: Iterable<number> = [],
): (number | null)[] {
  const used = new Set(taken)
  const places: (number | null)[] = file.map(() => null)
  const take = (fits: (there: Matchable, column: Matchable) => boolean): void => {
    for (const [at, column] of file.entries()) {
      if (places[at] !== null) continue
      const place = sheet.findIndex((there, nth) => !used.has(nth) && fits(there, column))
      if (place < 0) continue
      places[at] = place
      used.add(place)
    }
  }
  take((there, column) => there.name === column.name && canHold(there, column))
  take((there, column) => sameName(there.name, column.name) && canHold(there, column))
  take((there, column) => column.role !== 'note' && there.role === column.role)
  return places
}

function canHold(there: Matchable, column: Matchable): boolean {
  return there.role === column.role || !OWN_ROLE.includes(column.role)
}

/** What a further column is for: what it says, unless the sheet has a column for that already. */
export function roleBeside(sheet: readonly Matchable[], role: Role): Role {
  return OWN_ROLE.includes(role) || sheet.every((there) => there.role !== role) ? role : 'note'
}
