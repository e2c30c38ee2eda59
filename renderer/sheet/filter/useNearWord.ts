import { useQuery } from '@tanstack/react-query'
import type { View } from '../../../shared/domain/view.ts'
import { client } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { draftsOf } from './draft.ts'

type NearWord = { readonly text: string; readonly matches: number }

/** A word of the sheet much like the one that was searched in vain; null: there is none, or it is not about a word. */
export function useNearWord(view: View): NearWord | null {
  const { id, state } = useProject()
  const text = view.search ?? ''
  const columns = state.columns.map((column) => column.id)
  const { data } = useQuery({
    queryKey: ['near-word', id, text, state.revision],
    queryFn: async ({ signal }): Promise<NearWord | null> => {
      const query = { text, kind: 'text', wholeWord: false, matchCase: false } as const
      for await (const event of await client.find.look(
        { project: id, query, scope: { view: {}, columns } },
        { signal },
      )) {
        if (event.found.matches > 0) return null
        if (event.type === 'done') return client.find.suggest({ project: id, find: event.found.find }, { signal })
      }
      return null
    },
    enabled: text !== '' && columns.length > 0 && draftsOf(view).length === 0,
  })
  return data ?? null
}
