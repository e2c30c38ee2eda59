import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Failure } from '../../../shared/domain/failure.ts'
import type { ImportOptions } from '../../../shared/domain/reading/importOptions.ts'
import { censusOf } from '../../../electron/imports/census.ts'
import { previewFile } from '../../../electron/imports/preview.ts'
import { importFile } from '../../../electron/imports/run.ts'
import { odsOf } from './odsFile.ts'
import { tableOf, value } from './xlsxFile.ts'

/** Damaged files per importer: `TUNESHEET_FUZZ=5000` for a long night. */
const FILES = Number(process.env['TUNESHEET_FUZZ'] ?? 200)
const SEED = Number(process.env['TUNESHEET_FUZZ_SEED'] ?? 1)
/** Nobody waits longer for a small file. */
const LONGEST_MS = 5000

const ROWS = [
  ['Question', 'Our answer', 'Ticket', 'Date'],
  ['Where is my bike?', 'Hello Anna,\nit left "us" on Monday; sorry.', '#88121', '2026-03-01'],
  ['Größe, bitte — 28"?', 'Für 28 Zoll: ja.', '#88122', '01.03.2026 10:42'],
  ['', '漢字 😀', '00042', ''],
  ...Array.from({ length: 30 }, (_, at) => [`question ${at}?`, `answer; number, ${at}`, `#${at}`, '']),
]
const quoted = (cell: string, mark: string) => mark + cell.replaceAll(mark, mark + mark) + mark
const table = (delimiter: string) =>
  ROWS.map((row) => row.map((cell) => quoted(cell, '"')).join(delimiter)).join('\r\n')
const chats = ROWS.slice(1).map(([question, answer], at) => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: answer, weight: at % 2 },
    ...(at % 5 === 0
      ? [
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } }],
          },
        ]
      : []),
  ],
}))
const shared = ROWS.slice(1).map(([human, gpt]) => ({
  conversations: [
    { from: 'human', value: human },
    { from: 'function_call', value: '{"name":"f","arguments":{}}' },
    { from: 'observation', value: '1' },
    { from: 'gpt', value: gpt },
  ],
}))

/** Real files, by what reads them. Every importer is given each of its files in turn. */
const CORPUS: Readonly<Record<string, readonly Uint8Array[]>> = {
  csv: [strToU8(table(',')), strToU8(`\u{feff}${table(';')}`), Buffer.from(table('|'), 'utf16le')],
  tsv: [strToU8(ROWS.map((row) => row.join('\t').replaceAll('\n', ' ')).join('\n'))],
  jsonl: [chats, shared].map((list) => strToU8(list.map((one) => `${JSON.stringify(one)}\n`).join(''))),
  json: [strToU8(JSON.stringify(chats)), strToU8(JSON.stringify(shared, null, 2))],
  xlsx: [
    tableOf(ROWS),
    tableOf(
      ROWS.map((_, row) => [
        value(String(row), { type: 's' }),
        value('45000.5', { style: 0 }),
        value('1', { type: 'b', formula: '1=1' }),
      ]),
      { shared: ROWS.map(([text]) => `<t>${(text ?? '').replaceAll('<', '')}</t>`), formats: ['dd/mm/yyyy', '0.0%'] },
    ),
  ],
  ods: [odsOf({ name: 'A' }, { name: 'Tickets', rows: ROWS }, { name: 'Lists', rows: ROWS.slice(0, 3), hidden: true })],
}

/** Bits of the formats themselves, which do more harm than bytes by chance. */
const CRUMBS = [
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  ';',
  ',',
  '\t',
  '\0',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '\\u',
  '<',
  '>',
  '&',
  '&#',
  '</',
  ']]>',
  '<![CDATA[',
  '<!--',
  '_x000D_',
  '\u{feff}',
  '9'.repeat(30),
  '-1',
  'table:number-rows-repeated="99999999"',
  'table:number-columns-repeated="99999"',
  ' r="ZZZZ1"',
  ' t="s"',
  'null',
  '1e999',
  'x'.repeat(5000),
].map((text) => Buffer.from(text))

describe(`of ${FILES} damaged files each, every one is brought in with exact counts or refused in a sentence:`, () => {
  for (const [kind, corpus] of Object.entries(CORPUS)) {
    it(kind, { timeout: 60_000 + FILES * 1000 }, async () => {
      const dir = quickFolder()
      const random = randomFrom(`${kind} ${SEED}`)
      const ends = { imported: 0, refused: 0 }
      let longest = 0
      for (let nth = 0; nth < FILES; nth += 1) {
        const whole = corpus[nth % corpus.length] ?? new Uint8Array()
        const bytes = damage(whole, random)
        const path = join(dir, `in.${kind}`)
        writeFileSync(path, bytes)
        const start = performance.now()
        const end = await outcome(path, nth)
        longest = Math.max(longest, performance.now() - start)
        if (end.failed !== null) {
          writeFileSync(join(process.env['TUNESHEET_FUZZ_KEEP'] ?? dir, `bad-${nth}.${kind}`), bytes)
          expect.fail(`${kind}, file ${nth} of seed ${SEED}: ${end.failed}`)
        }
        ends[end.imported ? 'imported' : 'refused'] += 1
        expect(longest, `the time of file ${nth} of seed ${SEED}`).toBeLessThan(LONGEST_MS)
      }
      if (FILES > 1000)
        console.log(`${kind}: ${ends.imported} imported, ${ends.refused} refused, longest ${Math.round(longest)} ms`)
      // Neither importer refuses everything, nor takes everything.
      expect(ends.imported).toBeGreaterThan(0)
    })
  }
})

/** In memory where the system has such a place: thousands of projects are made, and waiting for a disk shows nothing. */
function quickFolder(): string {
  const dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tunesheet-fuzz-'))
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true })
  })
  return dir
}

type End = { readonly imported: boolean; readonly failed: string | null }

/** Does what a user would do with the file, and says what is wrong with what happened. */
async function outcome(path: string, nth: number): Promise<End> {
  const options: ImportOptions = nth % 3 === 0 ? { part: true } : {}
  const destination = `${path}.tunesheet`
  try {
    const { columns, format, instruction } = await previewFile(path, options)
    const roles = Object.fromEntries(columns.map(({ id, role }) => [id, role]))
    const made = await importFile({ path, options, name: 'Fuzz', roles, format, instruction, destination })
    try {
      const { census } = await censusOf([{ path }], options)
      const stored = [...made.project.batches({})].reduce((sum, rows) => sum + rows.length, 0)
      const lost =
        stored + made.skippedTotal + made.emptyRows !== made.records ||
        census.usable !== stored ||
        census.records !== made.records
      const told = `${made.records} records, ${stored} stored, ${made.skippedTotal + made.emptyRows} left out; counted ${census.usable} of ${census.records}`
      return { imported: true, failed: lost ? told : null }
    } finally {
      made.project.close()
    }
  } catch (error) {
    return { imported: false, failed: unlessSentence(error) }
  } finally {
    for (const end of ['', '-wal', '-shm', '.part']) rmSync(`${destination}${end}`, { force: true })
  }
}

function unlessSentence(error: unknown): string | null {
  if (!(error instanceof Failure)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { message, hint = '' } = error.data
  const speaks = /^\S[^\n]{10,}[.]$/u.test(message) && hint !== '' && !/undefined|NaN|\[object/.test(message + hint)
  return speaks ? null : `no sentence: ${message} ${hint}`
}

type Random = (below: number) => number

/** Numbers that are the same in every run. */
function randomFrom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Some damage to a file; to an archive also to what is inside it, packed again so that its sums are right. */
function damage(whole: Uint8Array, random: Random): Uint8Array {
  const archive = whole[0] === 0x50 && whole[1] === 0x4b
  if (!archive || random(4) === 0) return damageBytes(whole, random, 4)
  const parts = unzipSync(whole)
  const names = Object.keys(parts).filter((name) => name !== 'mimetype')
  const name = names[random(names.length)] ?? ''
  parts[name] = new Uint8Array(damageBytes(parts[name] ?? new Uint8Array(), random, 1))
  const gone = random(20) === 0 ? names[random(names.length)] : null
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([other]) => other !== gone)), { level: 1 })
}

function damageBytes(whole: Uint8Array, random: Random, most: number): Uint8Array {
  let bytes: Buffer = Buffer.from(whole)
  for (let times = 1 + random(most); times > 0; times -= 1) {
    const at = random(bytes.length + 1)
    const crumb = CRUMBS[random(CRUMBS.length)] ?? Buffer.alloc(0)
    switch (random(7)) {
      case 0:
        if (at < bytes.length) bytes[at] = random(256)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), crumb, bytes.subarray(at)])
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(40))])
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(bytes.length + 1))])
        break
      case 4:
        if (random(3) === 0) bytes = bytes.subarray(0, at)
        break
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at), crumb, bytes.subarray(at + crumb.length)])
        break
      default:
        for (let nth = random(30); nth > 0; nth -= 1) bytes[random(Math.max(1, bytes.length))] = random(256)
    }
  }
  return bytes
}
