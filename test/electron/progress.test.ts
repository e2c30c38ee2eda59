import { describe, expect, it } from 'vitest'
import { withProgress } from '../../electron/progress.ts'

type Event = { at: number } | { done: string }

async function collect(source: AsyncIterable<Event>): Promise<Event[]> {
  const events: Event[] = []
  for await (const event of source) events.push(event)
  return events
}

describe('withProgress', () => {
  it('yields the result last, whatever was told before', async () => {
    const events = await collect(
      withProgress<Event>(undefined, async (emit) => {
        emit({ at: 1 })
        await Promise.resolve()
        return { done: 'all' }
      }),
    )
    expect(events.at(-1)).toEqual({ done: 'all' })
  })

  it('thins out a flood of progress', async () => {
    const events = await collect(
      withProgress<Event>(undefined, async (emit) => {
        for (let at = 0; at < 10_000; at += 1) emit({ at })
        return { done: 'all' }
      }),
    )
    expect(events.length).toBeLessThan(5)
  })

  it('tells the last of a flood as well when the work goes on without a word', async () => {
    const told = Promise.withResolvers<undefined>()
    const source = withProgress<Event>(undefined, async (emit) => {
      for (let at = 0; at < 100; at += 1) emit({ at })
      await told.promise
      return { done: 'all' }
    })
    const events: Event[] = []
    for await (const event of source) {
      events.push(event)
      if ('at' in event && event.at === 99) told.resolve(undefined)
    }
    expect(events.at(-2)).toEqual({ at: 99 })
  })

  it('passes on a failure of the work', async () => {
    const failing = withProgress<Event>(undefined, async () => {
      await Promise.resolve()
      throw new Error('the disk is full')
    })
    await expect(collect(failing)).rejects.toThrow('the disk is full')
  })

  it('aborts the work when the reader goes away, and waits for its cleaning up', async () => {
    let cleaned = false
    const source = withProgress<Event>(undefined, async (emit, signal) => {
      emit({ at: 1 })
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve()
        })
      })
      cleaned = true
      throw signal.reason
    })
    for await (const event of source) {
      expect(event).toEqual({ at: 1 })
      break
    }
    expect(cleaned).toBe(true)
  })

  it('aborts the work when the signal says so', async () => {
    const stop = new AbortController()
    const source = withProgress<Event>(stop.signal, (_emit, signal) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error)
        })
        stop.abort(new Error('cancelled'))
      })
    })
    await expect(collect(source)).rejects.toThrow('cancelled')
  })

  it('does not start what was cancelled before it began', async () => {
    const source = withProgress<Event>(AbortSignal.abort(new Error('too late')), async (_emit, signal) => {
      signal.throwIfAborted()
      return { done: 'never' }
    })
    await expect(collect(source)).rejects.toThrow('too late')
  })
})
