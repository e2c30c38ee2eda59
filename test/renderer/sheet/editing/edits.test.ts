import { describe, expect, it } from 'vitest'
import { Edits } from '../../../../renderer/sheet/editing/edits.ts'
import type { EditResult } from '../../../../shared/contract/rows.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'

const typed = (text: string, row = 1): Patch[] => [{ type: 'setCells', cells: [{ row, column: 'c1', text }] }]
const RESULT = { rows: [], reload: false, inserted: [] } as unknown as EditResult
const settled = () => new Promise((resolve) => setImmediate(resolve))

function disk() {
  const sent: { label: string; save: () => void; refuse: () => void }[] = []
  const edits = new Edits(
    (_patches, label) =>
      new Promise((resolve, reject) => {
        sent.push({
          label,
          save: () => {
            resolve(RESULT)
          },
          refuse: () => {
            reject(new Error('disk full'))
          },
        })
      }),
    () => 7,
  )
  return { sent, edits }
}

describe('edits on their way to the disk', () => {
  it('draws the new text at once, until the disk has it', async () => {
    const { sent, edits } = disk()
    const done = edits.push(typed('new'), 'Typed')
    expect(edits.textOf(1, 'c1')).toBe('new')
    expect(edits.state()).toMatchObject({ waiting: 1, since: 7 })
    sent[0]?.save()
    expect(await done).toBe(RESULT)
    await settled()
    expect(edits.textOf(1, 'c1')).toBeUndefined()
    expect(edits.state().waiting).toBe(0)
  })

  it('sends one after another, in the order they were done', async () => {
    const { sent, edits } = disk()
    void edits.push(typed('a'), 'first')
    void edits.push(typed('b'), 'second')
    expect(sent.map((act) => act.label)).toEqual(['first'])
    expect(edits.textOf(1, 'c1')).toBe('b')
    sent[0]?.save()
    await settled()
    expect(sent.map((act) => act.label)).toEqual(['first', 'second'])
    expect(edits.textOf(1, 'c1')).toBe('b')
  })

  it('keeps the text and its place in line when the disk refuses, and saves it with the next try', async () => {
    const { sent, edits } = disk()
    const first = edits.push(typed('kept'), 'first')
    sent[0]?.refuse()
    await settled()
    expect(edits.state().failure).toBeInstanceOf(Error)
    expect(edits.textOf(1, 'c1')).toBe('kept')
    void edits.push(typed('later', 2), 'second')
    expect(sent.map((act) => act.label)).toEqual(['first', 'first'])
    sent[1]?.save()
    expect(await first).toBe(RESULT)
    await settled()
    expect(sent.at(-1)?.label).toBe('second')
    expect(edits.state().failure).toBeNull()
  })

  it('goes on with the next one when the refused one is released', async () => {
    const { sent, edits } = disk()
    const first = edits.push(typed('lost'), 'first')
    const second = edits.push(typed('next', 2), 'second')
    sent[0]?.refuse()
    await settled()
    edits.release()
    expect(await first).toBeNull()
    expect(edits.textOf(1, 'c1')).toBeUndefined()
    sent[1]?.save()
    expect(await second).toBe(RESULT)
  })

  it('lets undo wait for the edits before it', async () => {
    const { sent, edits } = disk()
    let undone = false
    void edits.push(typed('a'), 'first')
    void edits.after(async () => {
      undone = true
      return RESULT
    }, 'Undo')
    expect(undone).toBe(false)
    sent[0]?.save()
    await settled()
    expect(undone).toBe(true)
  })
})
