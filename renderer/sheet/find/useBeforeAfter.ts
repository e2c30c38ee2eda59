import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReplacedRow } from '../../../shared/contract/find.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import { failureOf, orpc } from '../../api.ts'

/** Rows shown before they are changed; the others are changed alike. */
const SHOWN = 200

export type BeforeAfter = {
  /** From before a change of the data or of the new text until what it would do now is known. */
  readonly rows: readonly ReplacedRow[]
  readonly failure: FailureData | null
}

const NO_ROWS: readonly ReplacedRow[] = []

/** What replacing would do to the first of the rows that match; `find` null: nothing is replaced now. */
export function useBeforeAfter(project: string, find: string | null, by: string): BeforeAfter {
  const [replacement] = useDebouncedValue(by, 150)
  const { data, error } = useQuery({
    ...orpc.find.preview.queryOptions({
      input: { project, find: find ?? '', replacement, offset: 0, limit: SHOWN },
    }),
    enabled: find !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { rows: data ?? NO_ROWS, failure: error && failureOf(error) }
}
