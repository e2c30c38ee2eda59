import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPlaywright, readVitest } from '../../scripts/tally.ts'

describe('counting what the runners report', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-tally-'))
  })
  afterEach(() => {
    rmSync(dir, { recursive: true })
  })
  const report = (content: unknown): string => {
    const path = join(dir, 'report.json')
    writeFileSync(path, JSON.stringify(content))
    return path
  }

  it('counts a test file that could not be read as a failure, and names what failed', () => {
    const testResults = [
      { name: 'good.test.ts', status: 'passed', assertionResults: [{ fullName: 'a sheet is kept', status: 'passed' }] },
      { name: 'bad.test.ts', status: 'failed', assertionResults: [{ fullName: 'a row is lost', status: 'failed' }] },
      { name: 'unread.test.ts', status: 'failed', assertionResults: [] },
    ]
    expect(readVitest(report({ numPassedTests: 4, numFailedTests: 1, testResults }))).toEqual({
      passed: 4,
      failed: 2,
      names: ['unread.test.ts', 'a row is lost'],
    })
  })

  it('counts a walk that passed when it was repeated as passed, and trouble outside of any test as a failure', () => {
    const lost = { file: 'sheet.spec.ts', title: 'loses a letter', ok: false }
    const kept = { file: 'sheet.spec.ts', title: 'keeps a letter', ok: true }
    const suites = [{ specs: [kept], suites: [{ specs: [lost] }] }]
    const errors = [{ message: 'no such file' }]
    expect(readPlaywright(report({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors, suites }))).toEqual({
      passed: 4,
      failed: 2,
      names: ['sheet.spec.ts: loses a letter', 'no such file'],
    })
  })

  it('counts a runner that left no report', () => {
    expect(readVitest(join(dir, 'none.json'))).toMatchObject({ passed: 0, failed: 1 })
    writeFileSync(join(dir, 'half.json'), '{"stats":')
    expect(readPlaywright(join(dir, 'half.json'))).toMatchObject({ passed: 0, failed: 1 })
  })
})
