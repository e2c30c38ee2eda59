import { formatNumber } from '../../shared/format/figures.ts'
import { useMaybeProject } from '../project.tsx'
import { ProgressBar, useAfter } from '../ui/ProgressBar.tsx'

/**
 * An act that takes a while: how far it is, and Cancel. Short ones are over before it would show. It lies over the page,
 * which stays where it is: a sheet that moved would take the next click for another row.
 */
export function ActBar() {
  const acting = useMaybeProject()?.acting ?? null
  const shown = useAfter(acting !== null, 400)
  if (!acting || !shown) return null
  const { label, progress, cancel } = acting
  // All was gone through, and what follows cannot be measured: sorting, or writing it to the disk.
  const total = progress?.total && progress.done < progress.total ? progress.total : null
  return (
    <div className="frame-act" role="status">
      <ProgressBar
        label={label}
        done={progress?.done ?? 0}
        total={total}
        {...(progress && progress.done > 0 ? { figure: formatNumber(progress.done) } : {})}
        onCancel={cancel}
      />
    </div>
  )
}
