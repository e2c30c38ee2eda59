import { parentPort } from 'node:worker_threads'
import type { SortAnswer, SortRequest } from './sorter.ts'
import { Keys } from './order.ts'

/** A thread for one sorting at a time: gathers keys while main still reads, then answers with their order. */
const keys = new Keys()

const port = parentPort
port?.on('message', (request: SortRequest) => {
  if (request.type === 'keys') {
    keys.add(request.keys, request.separator)
    return
  }
  const order = keys.order(request.order)
  const answer: SortAnswer = { order }
  port.postMessage(answer, [order.buffer as ArrayBuffer])
})
