import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { AppState } from '../../electron/project/appState.ts'
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.ts'
import { counted, filled } from './project.ts'
import type { BenchRow } from './row.ts'

const DOOR = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url))
const SIZE = { width: 1440, height: 900 }
const JUMPS = 40
/** Between two movements of a hand, in milliseconds: about one a frame. */
const BEAT = 15

/** A sheet at its largest in a real window: scrolling, jumping, and clicking while a long act is done. Needs a build. */
export async function benchWindow(rows: number): Promise<BenchRow[]> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new Error('Needs a Chromium: set PLAYWRIGHT_CHROMIUM')
  const home = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  await prepare(home, rows)
  const { door, url } = await openDoor(home)
  // A hand needs a scroll bar to drag.
  const hidden = ['--hide-scrollbars']
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS], ignoreDefaultArgs: hidden })
  try {
    const page = await browser.newPage({ viewport: SIZE })
    return await measure(page, url, `${rows.toLocaleString('en-US')} rows`)
  } finally {
    await browser.close()
    door.kill('SIGTERM')
    await once(door, 'exit')
    rmSync(home, { recursive: true, force: true })
  }
}

/** Puts a sheet, all of it counted, where the app finds it. */
async function prepare(home: string, rows: number): Promise<void> {
  const projects = join(home, 'projects')
  mkdirSync(projects)
  using project = filled(join(projects, 'bench.tunesheet'), rows)
  await counted(project)
  using app = AppState.open(join(home, 'state'))
  app.remember({ id: project.id, path: project.path, name: 'Bench', openedAt: 1, rows, errors: 0 })
}

async function openDoor(home: string): Promise<{ door: ChildProcess; url: string }> {
  const env = { ...process.env, TUNESHEET_HOME: home }
  const door = spawn(process.execPath, ['--no-warnings', DOOR], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: door.stdout })) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return { door, url }
  }
  throw new Error('The browser door did not open: run "npm run build" first')
}

async function measure(page: Page, url: string, sheet: string): Promise<BenchRow[]> {
  await page.addInitScript(watch)
  await page.goto(url)
  const opened = performance.now()
  await page.getByText('Bench').first().click()
  await drawn(page)
  const open = performance.now() - opened
  const wheel = await noting(page, () => turnWheel(page))
  const drag = await noting(page, () => dragBar(page))
  const jumps: number[] = []
  for (let nth = 0; nth < JUMPS; nth++) jumps.push(await jump(page, ((nth * 7919) % 1000) / 1000))
  const clearing = await thereAndBack(page, 'Delete')
  const removing = await thereAndBack(page, 'Control+-')
  return [
    { name: `window: first rows of ${sheet} after a click`, value: ms(open), target: '< 1,000 ms' },
    frames('scrolling by wheel', wheel),
    frames('dragging the scroll bar from end to end', drag),
    { name: 'jumping anywhere until the rows are drawn, p95', value: ms(share(0.95, jumps)) },
    clicks('clearing all cells', clearing.act),
    clicks('taking that clearing back', clearing.back),
    clicks('removing all rows', removing.act),
    clicks('taking that removal back', removing.back),
  ]
}

/** An act on everything by its key, and its undo, with a hand that goes on clicking into the sheet. */
async function thereAndBack(page: Page, key: string): Promise<{ act: Noted; back: Noted }> {
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const act = await noting(page, async () => {
    await page.mouse.click(SIZE.width / 3, SIZE.height / 2)
    await page.keyboard.press('Control+a')
    await page.keyboard.press(key)
    await clickUntil(page, () => undo.isEnabled())
  })
  const back = await noting(page, async () => {
    await undo.click()
    await clickUntil(page, () => undo.isDisabled())
  })
  return { act, back }
}

/** What a page notes about itself: times between frames, and how long presses took until the answer was drawn. */
type Noted = { frames: number[]; presses: number[] }

/** Runs in the page. */
function watch(): void {
  const noted: Noted = { frames: [], presses: [] }
  let last = performance.now()
  const tick = (now: number): void => {
    noted.frames.push(now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  const presses = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'pointerdown') noted.presses.push(duration)
  })
  presses.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  Object.assign(window, { noted })
}

async function noting(page: Page, act: () => Promise<void>): Promise<Noted> {
  const read = (): Noted => {
    const { noted } = window as unknown as { noted: Noted }
    return { frames: noted.frames.splice(0), presses: noted.presses.splice(0) }
  }
  await page.evaluate(read)
  await act()
  return page.evaluate(read)
}

async function turnWheel(page: Page): Promise<void> {
  await page.mouse.move(SIZE.width / 2, SIZE.height / 2)
  for (let turn = 0; turn < 300; turn++) {
    await page.mouse.wheel(0, turn < 200 ? 300 : -1500)
    await page.waitForTimeout(BEAT)
  }
}

async function dragBar(page: Page): Promise<void> {
  const box = await page.locator('.dvn-scroller').boundingBox()
  if (!box) throw new Error('There is no sheet')
  await page.evaluate(() => {
    document.querySelector('.dvn-scroller')?.scrollTo(0, 0)
  })
  const x = box.x + box.width - 6
  const [top, length] = [box.y + 19, box.height - 50]
  await page.mouse.move(x, top)
  await page.mouse.down()
  for (let step = 0; step < 300; step++) {
    await page.mouse.move(x, top + (length * (1 - Math.cos(step / 48))) / 2)
    await page.waitForTimeout(BEAT)
  }
  await page.mouse.up()
}

async function drawn(page: Page): Promise<void> {
  await page.getByTestId('data-grid-canvas').waitFor()
  await page.evaluate(untilDrawn)
}

async function jump(page: Page, to: number): Promise<number> {
  const began = await page.evaluate((place) => {
    const scroller = document.querySelector('.dvn-scroller')
    scroller?.scrollTo(0, scroller.scrollHeight * place)
    return performance.now()
  }, to)
  return (await page.evaluate(untilDrawn)) - began
}

/** Runs in the page: when text stands in the first column and no longer the grey lines of rows that are on their way. */
async function untilDrawn(): Promise<number> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-testid="data-grid-canvas"]')
  const ctx = canvas?.getContext('2d')
  if (!canvas || !ctx) throw new Error('There is no sheet')
  await frame()
  for (;;) {
    await frame()
    const { data } = ctx.getImageData(canvas.width / 8, canvas.height / 3, canvas.width / 4, 100)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) < 80 && (data[at + 3] ?? 0) > 200) dark += 1
    if (dark > 50) return performance.now()
  }
}

async function clickUntil(page: Page, isOver: () => Promise<boolean>): Promise<void> {
  for (let nth = 0; !(await isOver()); nth++) {
    await page.mouse.click(300 + (nth % 3) * 100, 200 + ((nth * 53) % 500))
    await page.waitForTimeout(100)
  }
}

function frames(what: string, { frames: times }: Noted): BenchRow {
  const most = `p99 ${ms(share(0.99, times))}, of ${times.length}`
  return { name: `${what}, time between frames, p95`, value: ms(share(0.95, times)), peer: most, target: '< 20 ms' }
}

function clicks(what: string, { presses, frames: times }: Noted): BenchRow {
  const most = `slowest ${ms(share(1, presses))}, of ${presses.length}; longest frame ${ms(share(1, times))}`
  return { name: `${what}, a click until drawn, p95`, value: ms(share(0.95, presses)), peer: most, target: '< 100 ms' }
}

function share(part: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
