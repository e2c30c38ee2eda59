import { beforeEach, describe, expect, it, vi } from 'vitest'
import { refuseToStart } from '../../../electron/desktop/trouble.ts'
import { Failure } from '../../../shared/domain/failure.ts'

const { told } = vi.hoisted(() => ({ told: [] as unknown[] }))
vi.mock('electron', () => ({
  app: { exit: (code: number) => told.push(code) },
  dialog: { showErrorBox: (title: string, content: string) => told.push(title, content) },
}))

describe('a program that cannot start', () => {
  beforeEach(() => {
    told.length = 0
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  })

  it('says why and what to do, and ends instead of staying without a window', () => {
    refuseToStart(new Failure({ code: 'disk-full', message: 'The disk is full.', hint: 'Make room on it.' }))
    expect(told).toEqual(['Tunesheet cannot start', 'The disk is full.\n\nMake room on it.', 1])
  })

  it('keeps what only a developer understands to itself', () => {
    refuseToStart(new TypeError('x is not a function'))
    expect(told[1]).toMatch(/^Tunesheet could not start because of a fault of its own\.\n\n/)
    expect(told.join()).not.toContain('x is not a function')
  })
})
