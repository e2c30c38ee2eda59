import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'
import { provideChromium } from './chromium.ts'
import { readPlaywright, readVitest, type Tally } from './tally.ts'
import { root } from './projectNode.mjs'

/** The whole set-up and every test of the project. The last line says how many passed and how many failed. */
const reports = join(root, '.cache', 'tests')

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

type Runner = {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
  readonly read: (report: string) => Tally
}

const RUNNERS: readonly Runner[] = [
  {
    name: 'vitest',
    script: 'node_modules/vitest/vitest.mjs',
    args: [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ],
    read: readVitest,
  },
  {
    name: 'playwright',
    script: 'node_modules/@playwright/test/cli.js',
    args: ['test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    read: readPlaywright,
  },
]

function run({ name, script, args, read }: Runner, chromium: string): Tally {
  const report = join(reports, `${name}.json`)
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PLAYWRIGHT_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    },
  })
  const tally = read(report)
  // A runner that failed without naming a test has broken down itself: that is a failure, too.
  return status !== 0 && tally.failed === 0
    ? { ...tally, failed: 1, names: [`${name} ended with ${String(status)}`] }
    : tally
}

function all(chromium: string): Tally {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  return RUNNERS.map((runner) => run(runner, chromium)).reduce<Tally>(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      names: [...sum.names, ...one.names],
    }),
    { passed: 0, failed: 0, names: [] },
  )
}

const chromium = await provideChromium(say)
if (chromium === null || !build()) {
  process.exitCode = 1
} else {
  const { passed, failed, names } = all(chromium)
  say('')
  for (const name of names) say(`failed: ${name}`)
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
