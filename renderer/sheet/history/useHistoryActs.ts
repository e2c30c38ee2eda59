import { useMemo } from 'react'
import type { HistoryEntry } from '../../../shared/contract/history.ts'
import type { Version } from '../../../shared/contract/versions.ts'
import { client } from '../../api.ts'
import { attempt } from '../../frame/trouble.ts'
import { showToast } from '../../ui/toast.tsx'
import type { SheetSession } from '../session.ts'
import { type Pair, pointOf, presentAt } from './points.ts'
import { refreshVersions } from './useTimeline.ts'

type Opens = { readonly onCompare: (pair: Pair) => void; readonly onRename: (version: Version) => void }

/** What can be done with a point of the history. */
export function useHistoryActs(session: SheetSession, { onCompare, onRename }: Opens) {
  return useMemo(
    () => ({
      /** Undoes or does again until this act is the newest one. */
      goTo: (change: number, words: string) => {
        const { id } = session
        void attempt(() => session.act(words, (options) => client.history.goTo({ project: id, change }, options)))
      },
      /** Makes the data what it was, as a step of its own. */
      goBack: (version: Version) => {
        const words = `Going back to “${version.name}”`
        const wanted = { project: session.id, version: version.id }
        void attempt(async () => {
          const before = session.project.state.revision
          const result = await session.act(words, (options) => client.versions.goBack(wanted, options))
          if (!result) return
          if (result.state.revision === before) showToast({ message: `The data is “${version.name}” already` })
          else showToast({ message: `Went back to “${version.name}”`, undo })
        })
        const undo = () => void session.undo()
      },
      changesOf: ({ id, label }: HistoryEntry) => {
        onCompare({ from: { change: id - 1, name: 'Before this step' }, to: { change: id, name: `After “${label}”` } })
      },
      compareWithNow: (version: Version, at: number) => {
        onCompare({ from: pointOf(version), to: presentAt(at) })
      },
      rename: onRename,
      remove: (version: Version) =>
        void attempt(async () => {
          await client.versions.remove({ project: session.id, version: version.id })
          refreshVersions()
        }),
    }),
    [session, onCompare, onRename],
  )
}

export type HistoryActs = ReturnType<typeof useHistoryActs>
