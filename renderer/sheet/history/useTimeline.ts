import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { orpc, queryClient } from '../../api.ts'
import { useProject } from '../../project.tsx'
import type { Told } from './timeline.ts'

/** Acts asked for at once. */
const PAGE = 100

/** Every act and version there is, a page at a time; it follows what is done meanwhile. Null: not known yet. */
export function useTimeline() {
  const { id, state, subscribe } = useProject()
  const acts = useInfiniteQuery(
    orpc.history.page.infiniteOptions({
      input: (before: number | null) => ({ project: id, before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (last) => (last.more ? (last.entries.at(-1)?.id ?? null) : null),
    }),
  )
  const versions = useQuery(orpc.versions.list.queryOptions({ input: { project: id } }))
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: orpc.history.key() })
    // Working on after going back makes a version.
    refreshVersions()
  }, [state.revision])
  useEffect(() => {
    // Another window may have given a name.
    return subscribe((news) => {
      if (news.type === 'event' && news.event.type === 'changed') refreshVersions()
    })
  }, [subscribe])
  const [first] = acts.data?.pages ?? []
  const told: Told | null = first
    ? {
        at: first.at,
        begunAt: first.begunAt,
        entries: acts.data?.pages.flatMap((page) => page.entries) ?? [],
        more: acts.hasNextPage,
        versions: versions.data ?? [],
      }
    : null
  return { told, failure: acts.error ?? versions.error, isFetching: acts.isFetching, fetchMore: acts.fetchNextPage }
}

/** After a name was given, changed or taken away. */
export function refreshVersions(): void {
  void queryClient.invalidateQueries({ queryKey: orpc.versions.list.key() })
}
