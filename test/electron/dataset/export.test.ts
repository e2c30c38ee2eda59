import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleLines, measureTraining, trainingChunks, writeTraining } from '../../../electron/dataset/export.ts'
import { bringIn, desk, failureOf } from '../imports/desk.ts'

const rows = (count: number): string =>
  `question,answer,split\n${Array.from({ length: count }, (_, at) => `Wo ist Straße ${at}?,"Nr. ${at}\nlinks",${at % 10 === 3 ? 'val' : ''}`).join('\n')}\n`

describe('the training file', () => {
  it('is the same shown, measured, written and uploaded', async () => {
    const { dir, put, left } = desk()
    const { project } = await bringIn(put('in.csv', rows(5000)))
    const path = join(dir, 'train.jsonl')
    const file = await writeTraining(project, 'train', path)
    const written = readFileSync(path)
    expect(written.toString()).toBe([...exampleLines(project, 'train')].map((line) => `${line}\n`).join(''))
    expect(Buffer.concat([...trainingChunks(project, 'train')]).equals(written)).toBe(true)
    expect(file).toEqual({
      rows: 4500,
      bytes: written.length,
      sha256: createHash('sha256').update(written).digest('hex'),
    })
    expect(await measureTraining(project, 'train')).toEqual(file)
    expect(await measureTraining(project, 'validation')).toMatchObject({ rows: 500 })
    expect(left()).toEqual(expect.arrayContaining(['in.csv', 'train.jsonl']))
    expect(left().some((name) => name.endsWith('.part'))).toBe(false)
  })

  it('is cut into pieces of about 64 KB', async () => {
    const { project } = await bringIn(desk().put('in.csv', rows(5000)))
    const sizes = [...trainingChunks(project, 'train')].map((chunk) => chunk.length)
    expect(Math.max(...sizes)).toBeLessThan(70_000)
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(60_000)
  })

  it('replaces the old one only when it is whole', async () => {
    const { dir, put, left } = desk()
    const { project } = await bringIn(put('in.csv', rows(20)))
    const path = put('train.jsonl', 'old')
    const before = left()
    const stopped = writeTraining(project, 'train', path, { signal: AbortSignal.abort() })
    expect(await failureOf(stopped)).toMatchObject({ code: 'cancelled' })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(left()).toEqual(before)
    await writeTraining(project, 'train', path)
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(19)
    expect(dir).not.toBe('')
  })

  it('says what is wrong with the place', async () => {
    const { dir, put } = desk()
    const { project } = await bringIn(put('in.csv', rows(20)))
    expect(await failureOf(writeTraining(project, 'train', join(dir, 'gone', 'train.jsonl')))).toMatchObject({
      code: 'not-found',
    })
    mkdirSync(join(dir, 'folder.jsonl'))
    expect(await failureOf(writeTraining(project, 'train', join(dir, 'folder.jsonl')))).toMatchObject({
      code: 'read-only',
    })
  })
})
