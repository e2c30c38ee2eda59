import { parentPort } from 'node:worker_threads'
import { linkRows, type Pairs } from '../../shared/domain/alike/link.ts'
import { planSplit } from '../../shared/domain/split/splitPlan.ts'
import type { AlikeWork, Linked } from './alikeMessages.ts'
import { SketchTable } from './sketchTable.ts'

let table = new SketchTable()

function link(heldBack: Uint32Array): Linked {
  const { ids, bytes } = table.rows
  const held = new Uint8Array(ids.length)
  let at = 0
  for (const id of heldBack) {
    while (at < ids.length && (ids[at] ?? 0) < id) at += 1
    if (ids[at] === id) held[at] = 1
  }
  // A copy: the table goes on with its own.
  return { ids: ids.slice(), links: linkRows({ bytes, held }) }
}

const port = parentPort
port?.on('message', (work: AlikeWork) => {
  switch (work.kind) {
    case 'clear':
      table = new SketchTable(work.capacity)
      return
    case 'put':
      table.put(work)
      return
    case 'drop':
      table.drop(work.rows)
      return
    case 'link': {
      const linked = link(work.held)
      const { groups, alike, contradicting, leaking } = linked.links
      const parts = ({ rows, others, likeness }: Pairs): ArrayBuffer[] => [rows.buffer, others.buffer, likeness.buffer]
      const moved = [alike, contradicting, leaking].flatMap(parts)
      port.postMessage(linked, [linked.ids.buffer, groups.buffer, ...moved])
      return
    }
    case 'split':
      port.postMessage(planSplit(work.rows, work.wish))
  }
})
