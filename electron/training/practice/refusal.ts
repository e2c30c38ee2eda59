import { HTTPException } from 'hono/http-exception'
import type { Refusal } from './summary.ts'

/** An error in the form that OpenAI's API has. */
export function refusal(status: 400 | 404, { code, message }: Refusal, param: string | null = null): HTTPException {
  const body = { error: { message, type: 'invalid_request_error', param, code } }
  return new HTTPException(status, { res: Response.json(body, { status }) })
}
