import { useProject } from '../../project.tsx'
import { attempt } from '../../frame/trouble.ts'
import { OfferBar } from '../OfferBar.tsx'
import type { SheetSession } from '../session.ts'
import { useShared } from '../../sharedState.ts'
import { headingsOffer } from './offer.ts'
import { namesFrom } from './headings.ts'

/** Offers to use the first of the pasted rows as names of the columns, for as long as it is there as it was pasted. */
export function HeadingsBar({ session, onLeave }: { session: SheetSession; onLeave: () => void }) {
  const { state } = useProject()
  const offer = useShared(headingsOffer)
  if (offer?.project !== session.id || offer.revision !== state.revision) return null
  const letGo = () => {
    headingsOffer.set(null)
    onLeave()
  }
  const use = () => {
    letGo()
    void attempt(async () => {
      const [first] = await session.reading.ids({ stretches: [[0, 1]] })
      if (first === undefined) return
      await session.push(namesFrom(offer.headings, session.columns, first), 'Used the first row as column names')
    })
  }
  return (
    <OfferBar tone="plain" act="Use it as column names" onAct={use} leave="Leave it as a row" onLeave={letGo}>
      The first row looks like headings.
    </OfferBar>
  )
}
