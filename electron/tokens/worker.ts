import { parentPort, workerData } from 'node:worker_threads'
import { factsOf } from '../../shared/domain/facts.ts'
import { setNotation } from '../../shared/format/notation.ts'
import { Encoder } from './encoder.ts'
import type { Reply, Results, Work } from './messages.ts'

async function perform(work: Work): Promise<Results[Work['kind']]> {
  const encoder = await Encoder.load(work.kind === 'facts' ? work.counting.encoding : work.encoding)
  switch (work.kind) {
    case 'facts': {
      const { instruction } = work.mapping.setup
      const instructed = instruction === '' ? 0 : encoder.count(instruction)
      // The instruction is the same in every row of a batch: it is counted once.
      const count = (text: string): number => (text === instruction ? instructed : encoder.count(text))
      return work.rows.map((row) => factsOf(row, work.mapping, { limit: work.counting.limit, count }))
    }
    case 'pieces':
      return encoder.pieces(work.text)
    case 'count':
      return work.texts.map((text) => encoder.count(text))
    case 'warm':
      return null
  }
}

// What is found is told in sentences, and they hold figures.
if (typeof workerData === 'string') setNotation(workerData)

const port = parentPort
port?.on('message', (work: Work) => {
  const answer = (reply: Reply): void => {
    port.postMessage(reply)
  }
  perform(work).then(
    (result) => {
      answer({ ok: true, result })
    },
    (error: unknown) => {
      answer({ ok: false, message: error instanceof Error ? error.message : String(error) })
    },
  )
})
