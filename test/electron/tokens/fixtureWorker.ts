import { threadId } from 'node:worker_threads'
import { parentPort } from 'node:worker_threads'
import type { Reply, Work } from '../../../electron/tokens/messages.ts'

/** A worker that does what the text of its work says, for tests of the pool. Counts are the thread's number. */
let crashesLeft = 0

parentPort?.on('message', (work: Work) => {
  const reply = (message: Reply): void => {
    parentPort?.postMessage(message)
  }
  if (work.kind !== 'count') {
    reply({ ok: true, result: null })
    return
  }
  const [what = ''] = work.texts
  if (what === 'crash' || (what === 'crash in the first thread' && threadId % 1000 === Number(work.texts[1]))) {
    crashesLeft += 1
    throw new Error('crash on purpose')
  }
  if (what === 'fail') reply({ ok: false, message: 'cannot' })
  else if (what !== 'hang') reply({ ok: true, result: [threadId, crashesLeft] })
})
