import { describe, expect, it } from 'vitest'
import { Downloads } from '../../../electron/browser/downloads.ts'

describe('downloads', () => {
  it('hand out a file once, under an id that cannot be guessed', () => {
    const downloads = new Downloads('token')
    const address = downloads.offer('/tmp/x/train set.jsonl')
    expect(address).toMatch(/^\/download\/[0-9a-f-]{36}\?token=token$/)
    const id = address.slice('/download/'.length, -'?token=token'.length)
    expect(downloads.take(id)).toEqual({ path: '/tmp/x/train set.jsonl', name: 'train set.jsonl' })
    expect(downloads.take(id)).toBeNull()
    expect(downloads.take('../../etc/passwd')).toBeNull()
  })
})
