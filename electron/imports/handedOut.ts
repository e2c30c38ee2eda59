/** Thrown into a producer whose items nobody wants any more. */
class Unwanted extends Error {}

/**
 * What `produce` hands out, as a generator: the next item is made only when it is asked for. When the generator is ended
 * early, `hand` throws, so that the producer can close what it holds open, and that is waited for.
 */
export async function* handedOut<T>(produce: (hand: (item: T) => Promise<void>) => Promise<void>): AsyncGenerator<T> {
  let asked = Promise.withResolvers<boolean>()
  let offered = Promise.withResolvers<{ readonly item: T } | null>()
  const hand = async (item: T): Promise<void> => {
    offered.resolve({ item })
    if (!(await asked.promise)) throw new Unwanted()
  }
  const done = produce(hand).then(
    () => {
      offered.resolve(null)
    },
    (error: unknown) => {
      offered.reject(error)
    },
  )
  try {
    for (;;) {
      const next = await offered.promise
      if (!next) return
      offered = Promise.withResolvers()
      yield next.item
      const answered = asked
      asked = Promise.withResolvers()
      answered.resolve(true)
    }
  } finally {
    // Nobody waits for the offer of a producer that is told to stop.
    offered.promise.catch(() => undefined)
    asked.resolve(false)
    await done
  }
}
