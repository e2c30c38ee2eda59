/** One measurement in a process of its own, so that its memory is its own: `node importChild.ts ours|papaparse|preview FILE`. */
import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { previewFile } from '../../electron/imports/preview.ts'
import { importFile } from '../../electron/imports/run.ts'

const [mode = '', file = ''] = process.argv.slice(2)

/** The fastest way to use it: large pieces, rows in chunks, nothing kept. */
async function papaparse(): Promise<number> {
  let rows = -1 // The header is a row to papaparse.
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(file, { highWaterMark: 1 << 20 }), {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        rows += data.length
      },
      complete: () => {
        resolve()
      },
      error: reject,
    })
  })
  return rows
}

async function ours(): Promise<number> {
  const { project, records } = await importFile({
    path: file,
    name: 'Bench',
    roles: { c2: 'prompt', c3: 'completion' },
    instruction: '',
    format: 'chat',
    destination: `${file}.tunesheet`,
  })
  project.close()
  return records
}

const modes: Record<string, () => Promise<number>> = {
  papaparse,
  ours,
  preview: async () => (await previewFile(file)).rows.length,
}

/** The longest time in which nothing else could happen, in milliseconds. */
let longestPause = 0
let last = performance.now()
const pulse = setInterval(() => {
  longestPause = Math.max(longestPause, performance.now() - last)
  last = performance.now()
}, 1)
const began = performance.now()
const rows = await modes[mode]?.()
const ms = performance.now() - began
clearInterval(pulse)
console.log(JSON.stringify({ rows, ms, megabytes: process.resourceUsage().maxRSS / 1024, longestPause }))
