import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, createWriteStream, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { readFailure } from '../../../electron/imports/sourceFile.ts'
import { bringIn, countOf, desk, failureOf } from './desk.ts'

const ZIP = 'PK\u0003\u0004'

describe('a file that is no table', () => {
  it.each([
    ['photo.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'photo.csv is a picture with a .csv name.'],
    ['photo.csv', Buffer.from('ffd8ffe000104a464946', 'hex'), 'photo.csv is a picture with a .csv name.'],
    [
      'orders.csv',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'orders.csv is an Excel workbook of the old kind (.xls) with a .csv name.',
    ],
    [
      'letter.csv',
      Buffer.from(`${ZIP}xx[Content_Types].xml..word/document.xml`),
      'letter.csv is a Word document with a .csv name.',
    ],
    ['some.csv', Buffer.from(`${ZIP}xxfolder/file.txt`), 'some.csv is a compressed file with a .csv name.'],
    ['table.csv', gzipSync('a,b\n1,2\n'), 'table.csv is a compressed file with a .csv name.'],
    ['paper.csv', Buffer.from('%PDF-1.7\n'), 'paper.csv is a PDF document with a .csv name.'],
    ['page.csv', Buffer.from('<!DOCTYPE html><html>'), 'page.csv is a web page with a .csv name.'],
    ['page.csv', Buffer.from('<?xml version="1.0"?>\n<!DOCTYPE html>'), 'page.csv is a web page with a .csv name.'],
    ['report.xls', Buffer.from('\n<table><tr><td>a</td>'), 'report.xls is a table of a web page with a .xls name.'],
    [
      'flat.fods',
      Buffer.from('<?xml version="1.0"?>\n\n<office:document xmlns:office="x">'),
      'flat.fods is a flat OpenDocument file (.fods).',
    ],
    [
      'old.xls',
      Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'),
      'old.xls is an Excel workbook in the XML form of 2003 with a .xls name.',
    ],
    ['feed.csv', Buffer.from('\uFEFF<?xml version="1.0"?><rss>'), 'feed.csv is an XML document with a .csv name.'],
    [
      'noise.csv',
      Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
      'noise.csv is not a text file.',
    ],
    ['nothing.csv', Buffer.alloc(4096), 'nothing.csv is not a text file.'],
  ])('%s is refused by what it is', async (name, content, message) => {
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put(name, content)))
    expect(failure).toMatchObject({ code: 'not-a-spreadsheet', message })
    expect(failure.hint).not.toBe('')
    expect(left()).toEqual([name])
  })

  it.each([
    ['a.json', '[]'],
    ['a.csv', '""\n""\n""\n'],
  ])('and one of neither columns nor rows is called empty: %s', async (name, content) => {
    const { put, left } = desk()
    const path = put(name, content)
    const empty = { code: 'empty-file', message: `${name} is empty.` }
    expect(await failureOf(previewFile(path))).toMatchObject(empty)
    expect(await failureOf(bringIn(path))).toMatchObject(empty)
    expect(left()).toEqual([name])
  })

  it.each(['', '\uFEFF', '\n\n  \n'])('and an empty one is called empty: %j', async (content) => {
    expect(await failureOf(previewFile(desk().put('a.csv', content)))).toMatchObject({
      code: 'empty-file',
      message: 'a.csv is empty.',
    })
  })

  it('is named when it is not there, a folder, or no file at all', async () => {
    const { dir } = desk()
    expect(await failureOf(previewFile(join(dir, 'gone.csv')))).toMatchObject({
      code: 'not-found',
      message: 'gone.csv is not there any more.',
    })
    if (process.platform !== 'win32') {
      // Opening it would wait for somebody who writes into it.
      execFileSync('mkfifo', [join(dir, 'pipe.csv')])
      expect((await failureOf(previewFile(join(dir, 'pipe.csv')))).message).toBe('pipe.csv is not a file.')
    }
    mkdirSync(join(dir, 'folder.csv'))
    expect(await failureOf(previewFile(join(dir, 'folder.csv')))).toMatchObject({
      code: 'unreadable-file',
      message: 'folder.csv is a folder.',
    })
    symlinkSync('/dev/null', join(dir, 'device.csv'))
    expect(await failureOf(previewFile(join(dir, 'device.csv')))).toMatchObject({ code: 'unreadable-file' })
  })

  it.skipIf(process.getuid?.() === 0)('may be one that must not be read', async () => {
    const path = desk().put('secret.csv', 'a,b\n')
    chmodSync(path, 0o000)
    expect(await failureOf(previewFile(path))).toMatchObject({ code: 'unreadable-file' })
  })

  it('says in one sentence what the system reports', () => {
    const error = (code: string): Error => Object.assign(new Error('secret path'), { code })
    expect(readFailure(error('EACCES'), 'a.csv')).toMatchObject({
      message: 'a.csv may not be read: your account has no permission.',
    })
    expect(readFailure(error('EIO'), 'a.csv')).toMatchObject({
      message: 'a.csv cannot be read: the system reports EIO.',
    })
  })

  it('is called by the name the user knows, not by its path', async () => {
    const failure = await failureOf(previewFile(desk().put('tmp-1234', ''), {}, { name: 'returns.csv' }))
    expect(failure.message).toBe('returns.csv is empty.')
  })
})

describe('a quotation mark that is opened and never closed', () => {
  const rows = Array.from({ length: 8212 }, (_, at) => `#${at};"Where is my refund?";"It left us on Monday."`).join(
    '\n',
  )

  it.each([
    [
      'with marks behind it',
      '#91023;"The 28" wheel does not fit;Hello Paul.\n#91024;"Please cancel";"It is cancelled."\n',
    ],
    ['without any', '#91023;"The wheel does not fit;Hello Paul.\n#91024;Please cancel;It is cancelled.\n'],
    [
      'with one that seems to close it',
      '#91023;"The 28" wheel does not fit;Hello Paul.\n#91024;my 26";It is cancelled.\n',
    ],
  ])('%s is named with its line, and nothing is brought in', async (_, trouble) => {
    const { put, left } = desk()
    const path = put('returns-q3.csv', `ticket;question;answer\n${rows}\n${trouble}`)
    const failure = await failureOf(bringIn(path))
    expect(failure).toMatchObject({ code: 'unclosed-quote', line: 8214 })
    expect(failure.message).toMatch(/^returns-q3\.csv stops being readable at line 8,214\./)
    expect(failure.excerpt?.map(({ line }) => line)).toEqual([8213, 8214, 8215])
    expect(failure.excerpt?.[1]?.text).toBe(trouble.split('\n')[0])
    expect(await failureOf(countOf(path))).toEqual(failure)
    expect(left()).toEqual(['returns-q3.csv'])
  })

  it('can be read as text', async () => {
    const path = desk().put('in.csv', 'question;answer\n"The 28" wheel;Hello\nx;y\n')
    expect((await bringIn(path, { quote: '' })).table).toEqual([
      ['"The 28" wheel', 'Hello'],
      ['x', 'y'],
    ])
  })
})

describe('a line without an end', () => {
  it.each(['line.csv', 'line.jsonl', 'line.json'])('is refused in %s before it fills the memory', async (name) => {
    const { dir, left } = desk()
    const path = join(dir, name)
    const file = createWriteStream(path)
    file.write(name === 'line.json' ? '[{"a":"' : '{"a":"')
    file.end('x'.repeat(1 << 20))
    await once(file, 'close')
    // The rest is a hole: two gigabytes that take no room on the disk.
    truncateSync(path, 2 ** 31)
    const before = process.memoryUsage().rss
    const failure = await failureOf(bringIn(path))
    expect(failure).toMatchObject({ code: 'cell-too-large', line: 1 })
    expect(failure.message).toContain('more than 64 MB at line 1')
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 30)
    expect(left()).toEqual([name])
  })

  it('of 40 MB is a cell like any other', async () => {
    const long = 'x'.repeat(40 * 1024 * 1024)
    const brought = await bringIn(desk().put('in.csv', `question,answer\n"${long}",b\nc,d\n`))
    expect(brought.table.map(([first = '']) => first.length)).toEqual([long.length, 1])
  })
})

describe('a list that breaks off', () => {
  it('is refused with the line', async () => {
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put('in.json', '[{"question":"a","answer":"b"},\n{"question":"c')))
    expect(failure).toMatchObject({ code: 'unreadable-file', line: 2 })
    expect(left()).toEqual(['in.json'])
  })
})

describe('an import that does not reach its end', () => {
  const big = `question,answer\n${'some question,some answer\n'.repeat(200_000)}`

  it('leaves nothing behind when it is cancelled', async () => {
    const { put, left } = desk()
    const stop = new AbortController()
    const work = bringIn(
      put('in.csv', big),
      undefined,
      {},
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort()
        },
      },
    )
    expect(await failureOf(work)).toMatchObject({ code: 'cancelled' })
    expect(left()).toEqual(['in.csv'])
  })

  it('leaves nothing behind when the file is written to meanwhile', async () => {
    const { put, left } = desk()
    const path = put('in.csv', big)
    let once_ = true
    const onProgress = (): void => {
      if (once_) appendFileSync(path, 'one,more\n')
      once_ = false
    }
    const failure = await failureOf(bringIn(path, undefined, {}, { onProgress }))
    expect(failure).toMatchObject({
      code: 'unreadable-file',
      message: 'in.csv changed while it was being read. Nothing was brought in.',
    })
    expect(left()).toEqual(['in.csv'])
  })

  it('leaves nothing behind when the file is shortened or deleted meanwhile', async () => {
    const { put, left } = desk()
    const short = put('short.csv', big)
    const shorten = (): void => {
      truncateSync(short, 10)
    }
    expect(await failureOf(bringIn(short, undefined, {}, { onProgress: shorten }))).toMatchObject({
      code: 'unreadable-file',
    })
    const gone = put('gone.csv', big)
    const remove = (): void => {
      rmSync(gone, { force: true })
    }
    expect(await failureOf(bringIn(gone, undefined, {}, { onProgress: remove }))).toMatchObject({ code: 'not-found' })
    expect(left()).toEqual(['short.csv'])
  })

  it('never overwrites a project', async () => {
    const { put } = desk()
    const path = put('in.csv', 'a,b\nc,d\n')
    const kept = put('kept.tunesheet', 'mine')
    expect(await failureOf(bringIn(path, undefined, { destination: kept }))).toMatchObject({ code: 'wrong-input' })
  })
})
