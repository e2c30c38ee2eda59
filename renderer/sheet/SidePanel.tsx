import { useHistoryShown } from '../historyShown.ts'
import { BeforeAfter, hasBeforeAfter } from './find/BeforeAfter.tsx'
import type { Find } from './find/useFind.ts'
import { HistoryPanel } from './history/HistoryPanel.tsx'
import type { SheetSession } from './session.ts'

type SidePanelProps = {
  panel: React.RefObject<HTMLElement | null>
  session: SheetSession
  find: Find
  over: boolean
  /** Back to the grid. */
  onLeave: () => void
  /** One row the way a model reads it: what stands there unless something else is asked for. */
  children: React.ReactNode
}

/** What stands beside the sheet: the history, before and after of a replacement, or one row. */
export function SidePanel({ panel, session, find, over, onLeave, children }: SidePanelProps) {
  const historyShown = useHistoryShown()
  // Who asks for the history gets it at once, and not when the panel before it happens to go away.
  if (historyShown) return <HistoryPanel ref={panel} {...{ session, over, onLeave }} />
  return hasBeforeAfter(find) ? <BeforeAfter find={find} over={over} /> : children
}
