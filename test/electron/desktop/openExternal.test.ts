import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { openExternal } from '../../../electron/desktop/openExternal.ts'

const { opened } = vi.hoisted(() => ({ opened: [] as string[] }))
vi.mock('electron', () => ({ shell: { openExternal: (url: string) => Promise.resolve(opened.push(url)) } }))

describe('openExternal', () => {
  let stderr: MockInstance
  beforeEach(() => {
    opened.length = 0
    stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  })

  it('opens known sites', async () => {
    expect(await openExternal('https://platform.openai.com/api-keys')).toBe(true)
    expect(opened).toEqual(['https://platform.openai.com/api-keys'])
  })

  it.each([
    'http://platform.openai.com/',
    'https://platform.openai.com.evil.example/',
    'https://platform.openai.com@evil.example/',
    'https://user:pass@platform.openai.com/',
    'https://platform.openai.com:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'not an address',
  ])('refuses %s, loudly', async (address) => {
    expect(await openExternal(address)).toBe(false)
    expect(opened).toEqual([])
    expect(stderr).toHaveBeenCalled()
  })
})
