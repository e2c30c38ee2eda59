import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { filesIn } from '../../../electron/desktop/openedFiles.ts'

vi.mock('electron', () => ({}))

const here = resolve('/home/ada')

describe('the files a command line names', () => {
  it('are those an import or a project can be made of, from where the program was started', () => {
    const named = ['rows.csv', 'sub/My rows.XLSX', 'table.ods', 'macro.xlsm', 'a.json', 'b.jsonl', 'c.txt', 'd.tsv']
    expect(filesIn([...named, 'work.tunesheet'], here)).toEqual(
      [...named, 'work.tunesheet'].map((name) => resolve(here, name)),
    )
  })

  it('may be given by their address, as the file managers of Linux do', () => {
    const path = resolve(here, 'Größen & 100 %.tunesheet')
    expect(filesIn([pathToFileURL(path).href], resolve('/'))).toEqual([path])
  })

  it('are told from the program, its folder, and the switches of Chromium', () => {
    expect(filesIn(['.', '/opt/Tunesheet/tunesheet', '--open=rows.csv', '-a.csv', 'picture.png'], here)).toEqual([])
  })

  it('lie on this computer', () => {
    expect(filesIn(['https://example.com/rows.csv', 'file://%zz/rows.csv'], here)).toEqual([])
  })
})
