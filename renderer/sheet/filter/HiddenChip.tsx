import { formatCount } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { showHidden } from '../rows/hiding.ts'
import type { SheetSession } from '../session.ts'

const PART_OF_IT = 'Hidden rows are still part of the training file.'

/** How many rows are hidden, and the way back; nothing where none is. */
export function HiddenChip({ session }: { session: SheetSession }) {
  const { state, view, setHiddenInSight } = useProject()
  const { rows } = state.hidden
  if (rows === 0) return null
  if (!view.hidden)
    return (
      <span className="ts-small ts-3 ts-nowrap" title={PART_OF_IT}>
        {formatCount(rows, 'hidden row')} in sight ·{' '}
        <Link
          small
          onClick={() => {
            setHiddenInSight(false)
          }}
        >
          Hide again
        </Link>
      </span>
    )
  return (
    <Chip
      label={`${formatCount(rows, 'row')} hidden`}
      hint={`${PART_OF_IT} Click to show them again.`}
      on
      removable
      removing="Show them again"
      onClick={() => void showHidden(session, null)}
    />
  )
}
