import { parentPort } from 'node:worker_threads'
import type { SortAnswer, SortRequest } from './sorter.ts'
import { orderOf } from './order.ts'

/** A thread for one sorting at a time: gathers keys while main still reads, then answers with their order. */
const keys: string[] = []

const port = parentPort
port?.on('message', (request: SortRequest) => {
  if (request.type === 'keys') {
    for (const key of request.keys.split(request.separator)) keys.push(key)
    return
  }
  const order = orderOf(keys, request.order)
  const answer: SortAnswer = { order }
  port.postMessage(answer, [order.buffer as ArrayBuffer])
})
