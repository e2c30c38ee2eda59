import { ORPCError } from '@orpc/client'
import { implement, type ImplementerInternalWithMiddlewares } from '@orpc/server'
import { contract } from '../../shared/contract/contract.ts'
import { Failure, type FailureData } from '../../shared/domain/failure.ts'
import type { Services } from '../services.ts'

/** Turns what a service throws into data that may cross the boundary: no stack and no raw error text does. */
function toRpcError(error: unknown): Error {
  if (error instanceof ORPCError) return error
  if (error instanceof Failure) return failed(error.data, error)
  if (error instanceof Error && error.name === 'AbortError')
    return failed({ code: 'cancelled', message: 'Cancelled.' }, error)
  // A defect of ours: the sentence stays general on purpose, the detail goes to the log of the process.
  process.stderr.write(`tunesheet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return failed({
    code: 'internal',
    message: 'Something in Tunesheet went wrong. What was saved before is safe.',
    hint: 'Try it again; if it happens again, close and reopen the project.',
  })
}

function failed(data: FailureData, cause?: unknown): ORPCError<'FAILURE', FailureData> {
  return new ORPCError('FAILURE', { defined: true, status: 422, message: data.message, data, cause })
}

/** Named, because what the compiler would infer is longer than it can write down. */
type ContractImplementer = ImplementerInternalWithMiddlewares<
  typeof contract,
  Services & Record<never, never>,
  Services & Record<never, never>
>

const built = implement(contract)
  .$context<Services>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw toRpcError(error)
    }
  })

/** The contract, ready to be implemented with the services as context and failures as data. */
export const implementer: ContractImplementer = built

/** An event iterator whose failures cross the boundary as data, too. */
export async function* streamed<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source
  } catch (error) {
    throw toRpcError(error)
  }
}
