import { parentPort, workerData } from 'node:worker_threads'
import { factsOf } from '../../shared/domain/facts.ts'
import type { Count } from '../../shared/domain/tokens/tokens.ts'
import { setNotation } from '../../shared/format/notation.ts'
import { Encoder } from './encoder.ts'
import type { Reply, Results, Work } from './messages.ts'

async function perform(work: Work): Promise<Results[Work['kind']]> {
  const encoder = await Encoder.load(work.kind === 'facts' ? work.counting.encoding : work.encoding)
  switch (work.kind) {
    case 'facts': {
      const { framing, images, limit } = work.counting
      const count = countOnce(work.mapping.setup.instruction, (text) => encoder.count(text))
      return work.rows.map((row) => factsOf(row, work.mapping, { limit, count, framing, images }))
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

/** What chat templates put around an instruction is at most so long. */
const AROUND = 100

/** The instruction, with what a template puts around it, is the same in every row of a batch: it is counted once. */
function countOnce(instruction: string, count: Count): Count {
  const known = new Map<string, number>()
  if (instruction === '') return count
  return (text) => {
    const longer = text.length - instruction.length
    if (longer < 0 || longer > AROUND || !text.includes(instruction)) return count(text)
    const found = known.get(text) ?? count(text)
    known.set(text, found)
    return found
  }
}

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
