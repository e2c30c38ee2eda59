import { useMutation, useQuery } from '@tanstack/react-query'
import { orpc, queryClient } from '../api.ts'

/** The preferences of this computer; a change is kept at once. */
export function usePreferences() {
  const { data } = useQuery(orpc.app.preferences.queryOptions())
  const change = useMutation(
    orpc.app.setPreferences.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(orpc.app.preferences.queryKey(), next)
      },
    }),
  )
  return { preferences: data, change: change.mutate, error: change.error }
}
