import { useMutation, useQuery } from '@tanstack/react-query'
import { DEFAULT_USE, type UseChoice } from '../../shared/domain/cost/useCost.ts'
import { orpc, queryClient } from '../api.ts'

/** What is expected of the months after training, kept on this computer for each project. */
export function useUseChoice(project: string): [UseChoice, (change: Partial<UseChoice>) => void] {
  const key = orpc.app.preferences.queryKey()
  const { data } = useQuery(orpc.app.preferences.queryOptions())
  const { mutate } = useMutation(
    orpc.app.setPreferences.mutationOptions({
      // Shown before it is kept, so that the bills follow what is typed; what was not kept is taken back.
      onError: () => queryClient.invalidateQueries({ queryKey: key }),
    }),
  )
  const use = data?.uses[project] ?? DEFAULT_USE
  const decide = (change: Partial<UseChoice>) => {
    if (!data) return
    const uses = { ...data.uses, [project]: { ...use, ...change } }
    queryClient.setQueryData(key, { ...data, uses })
    mutate({ uses })
  }
  return [use, decide]
}
