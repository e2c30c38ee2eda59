import type { Page } from '../shared/contract/rows.ts'
import { client } from './api.ts'
import { PAGE } from './pageSize.ts'

type Beginning = { readonly project: string; readonly page: Promise<Page> }

let asked: Beginning | null = null

/** Asks for the beginning of a sheet that was just opened: it is on its way while the screen is drawn. */
export function askFirstPage(project: string): void {
  const page = client.rows.page({ project, view: {}, offset: 0, limit: PAGE, refresh: true })
  // Whoever takes it hears why it could not be had; nobody else needs to.
  page.catch(() => undefined)
  asked = { project, page }
}

/** The beginning of the sheet when it is on its way, once; null: it is to be asked for. */
export function takeFirstPage(project: string, ask: { offset: number; limit: number }): Promise<Page> | null {
  if (asked?.project !== project || ask.offset !== 0 || ask.limit !== PAGE) return null
  const { page } = asked
  asked = null
  return page
}

/** Nobody took it with the first draw: later it would be old. */
export function forgetFirstPage(): void {
  asked = null
}
