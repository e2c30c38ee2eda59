import type { z } from 'zod'
import type { Database } from './database.ts'
import { damagedFailure } from './sqlFailure.ts'

/**
 * What a file keeps as JSON, as what it should be.
 * @throws Failure `corrupt-project` when it is something else: nobody but Tunesheet writes there
 */
export function stored<T>({ path }: Pick<Database, 'path'>, schema: z.ZodType<T>, json: string): T {
  try {
    return schema.parse(JSON.parse(json))
  } catch (cause) {
    throw damagedFailure(path, cause)
  }
}
