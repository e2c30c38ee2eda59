import type { Context } from 'hono'
import type { z } from 'zod'
import { refusal } from './refusal.ts'

/** The body of a request, or the 400 that a provider answers. */
export async function readJson<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await context.req.json().catch(() => null))
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  throw refusal(400, { code: 'invalid_value', message: `${issue?.message ?? 'Invalid body'} (${path})` }, path)
}

/** Times of the API are whole seconds since 1970. */
export function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

/** The tail of an id, as long as the real ones. */
export function short(uuid: string): string {
  return uuid.replaceAll('-', '').slice(0, 24)
}
