import type { Column } from '../../../shared/domain/column.ts'

/** The hidden columns that are meant: those between the chosen ones, as in any spreadsheet, else all. */
export function hiddenAmong<Named extends Pick<Column, 'id' | 'hidden'>>(
  chosen: readonly Pick<Column, 'id'>[],
  all: readonly Named[],
): Named[] {
  const places = chosen.map(({ id }) => all.findIndex((column) => column.id === id))
  const between = all.slice(Math.min(...places), Math.max(...places) + 1).filter(({ hidden }) => hidden)
  return between.length > 0 ? between : all.filter(({ hidden }) => hidden)
}
