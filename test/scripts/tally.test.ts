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

  it('counts a test file that could not be read as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ]
    expect(readVitest(report({ numPassedTests: 4, numFailedTests: 1, testResults }))).toEqual({ passed: 4, failed: 2 })
  })

  it('counts a walk that passed when it was repeated as passed, and trouble outside of any test as a failure', () => {
    expect(readPlaywright(report({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [{}] }))).toEqual({
      passed: 4,
      failed: 2,
    })
  })

  it('counts a runner that left no report', () => {
    expect(readVitest(join(dir, 'none.json'))).toEqual({ passed: 0, failed: 1 })
    writeFileSync(join(dir, 'half.json'), '{"stats":')
    expect(readPlaywright(join(dir, 'half.json'))).toEqual({ passed: 0, failed: 1 })
  })
})
