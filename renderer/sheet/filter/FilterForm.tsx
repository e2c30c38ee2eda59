import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { View } from '../../../shared/domain/view.ts'
import { useProject } from '../../project.tsx'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'
import type { SheetSession } from '../session.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { build, type Built, type Draft, draftsOf, type Subject, waysOf } from './draft.ts'
import { useCount } from './useCount.ts'

/** As many as a view takes. */
const MOST = 20
/** So long after the last letter the rows are looked for, in milliseconds. */
const TYPING_MS = 250

type FilterFormProps = {
  session: SheetSession
  /** A condition about this is wanted; null: nothing special. */
  about: Subject | null
  onClose: () => void
}

/** Conditions in plain words, one below the other; rows that hold all of them are shown at once. */
export function FilterForm({ session, about, onClose }: FilterFormProps) {
  useReturnedFocus()
  const { view, setView, state } = useProject()
  const count = useCount(session)
  const [drafts, setDrafts] = useState(() => begun(view, about))
  const { troubles } = build(drafts)
  const apply = useDebouncedCallback(
    (filter: Built['filter']) => {
      setView({ search: view.search, sort: view.sort, ...filter })
    },
    { delay: TYPING_MS, flushOnUnmount: true },
  )
  const change = (next: readonly Draft[]) => {
    setDrafts(next)
    const built = build(next)
    if (built.troubles.size === 0) apply(built.filter)
    else apply.cancel()
  }
  return (
    <form
      className="filter-form"
      onKeyDown={(event) => {
        // The first Escape closes a list that is open in here.
        const inList = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true'
        if (event.key === 'Escape' && !inList) onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (troubles.size === 0) onClose()
      }}
    >
      <div className="filter-rows">
        {drafts.map((draft, at) => (
          <ConditionRow
            key={draft.id}
            draft={draft}
            trouble={troubles.get(draft.id) ?? null}
            columns={state.columns}
            taken={drafts.flatMap(({ id, subject }) => (id === draft.id ? [] : [subject]))}
            label={`Condition ${at + 1}`}
            first={at === drafts.length - 1}
            onChange={(next) => {
              change(drafts.map((one) => (one.id === draft.id ? next : one)))
            }}
            onRemove={() => {
              change(drafts.filter((one) => one.id !== draft.id))
            }}
          />
        ))}
        {drafts.length === 0 && <span className="ts-small ts-3">No condition: all rows are shown.</span>}
      </div>
      <div className="filter-foot">
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={drafts.length >= MOST}
          onClick={() => {
            setDrafts([...drafts, fresh('any', drafts)])
          }}
        >
          Add a condition
        </Button>
        <span className="ts-grow" />
        <span className="ts-small ts-2 ts-num" role="status">
          {count}
        </span>
        <Button
          size="xs"
          disabled={drafts.length === 0}
          onClick={() => {
            change([])
          }}
        >
          Clear all
        </Button>
        <button type="submit" hidden />
      </div>
    </form>
  )
}

/** The conditions there are, and an empty one to go on with. */
function begun(view: View, about: Subject | null): readonly Draft[] {
  const drafts = draftsOf(view)
  if (about === null && drafts.length > 0) return drafts
  return drafts.length >= MOST ? drafts : [...drafts, fresh(about ?? 'any', drafts)]
}

function fresh(subject: Subject, drafts: readonly Draft[]): Draft {
  const id = Math.max(-1, ...drafts.map((draft) => draft.id)) + 1
  return { id, subject, how: waysOf(subject)[0] ?? 'contains', value: '' }
}
