import { parentPort, workerData } from 'node:worker_threads'
import type { SortAnswer, SortData, SortRequest } from './sorter.ts'
import { Keys } from './order.ts'

/** A thread for one sorting: gathers and sorts keys while main still reads, then answers with their order. */
const { order } = workerData as SortData
const keys = new Keys(order)

const port = parentPort
port?.on('message', (request: SortRequest) => {
  if (request.type === 'keys') {
    keys.add(request.keys, request.separator)
    return
  }
  const answer: SortAnswer = { order: keys.order() }
  port.postMessage(answer, [answer.order.buffer as ArrayBuffer])
})
