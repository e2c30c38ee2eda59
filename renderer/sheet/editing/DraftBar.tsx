import { useEffect, useState } from 'react'
import type { Column } from '../../../shared/domain/column.ts'
import { client } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { OfferBar } from '../OfferBar.tsx'
import { typeCell } from '../acts.ts'
import type { SheetSession } from '../session.ts'
import { type CellDraft, DraftKeeper } from './cellDraft.ts'
import { type DraftOffer, offerOf } from './draftOffer.ts'

type Left = { readonly draft: CellDraft; readonly offer: DraftOffer; readonly column: Column | null }

/** Offers back what stood in an open field when the window broke down; nothing goes into a cell by itself. */
export function DraftBar({ session, onLeave }: { session: SheetSession; onLeave: () => void }) {
  const project = useProject()
  const [left, setLeft] = useState<Left | null>(null)
  useEffect(() => {
    let current = true
    void leftOf(session).then(
      (found) => {
        if (current) setLeft(found)
      },
      // It stays where it is, for the next time.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [session])
  if (!left) return null
  const { draft, offer, column } = left
  const letGo = () => {
    new DraftKeeper(sessionStorage, session.id).clear()
    setLeft(null)
    onLeave()
  }
  const take = () => {
    if (!column) void navigator.clipboard.writeText(draft.text)
    else if (offer.into === 'row' || draft.row === null) session.addRow({ [column.id]: draft.text })
    else {
      typeCell(session, { row: draft.row, column }, draft.text)
      project.showRow(draft.row, session.view)
    }
    letGo()
  }
  return (
    <OfferBar tone="worth" act={offer.act} onAct={take} leave="Let go of it" onLeave={letGo}>
      {offer.sentence}
    </OfferBar>
  )
}

/** What was left of a field, weighed against its cell as it is now. */
async function leftOf(session: SheetSession): Promise<Left | null> {
  const keeper = new DraftKeeper(sessionStorage, session.id)
  const draft = keeper.read()
  if (!draft) return null
  const { id: project } = session
  const column = session.project.state.columns.find(({ id }) => id === draft.column) ?? null
  const place = draft.row === null ? null : await client.rows.locate({ project, view: {}, row: draft.row })
  const texts =
    place === null || !column
      ? []
      : await client.rows.texts({ project, view: {}, offset: place, limit: 1, columns: [column.id] })
  const offer = offerOf(draft, { column, number: place === null ? null : place + 1, text: texts[0]?.[0] ?? '' })
  if (!offer) keeper.clear()
  return offer && { draft, offer, column }
}
