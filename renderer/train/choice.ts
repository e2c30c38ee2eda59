import type { z } from 'zod'
import type { JobChoice as Schema } from '../../shared/contract/jobs.ts'

/** What the user chose for one run, as main takes it. */
export type JobChoice = z.infer<typeof Schema>
