import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseTsv,
  readClipboard,
  squared,
  toClipboard,
  toHtml,
  toTsv,
} from '../../../../renderer/sheet/clipboard/clipboard.ts'

describe('tab-separated text', () => {
  it('makes rows of lines and cells of tabs, whatever the line end', () => {
    expect(parseTsv('a\tb\r\nc\td\ne\tf')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
  })

  it('makes no row of the line end that closes the text, but keeps empty lines between', () => {
    expect(parseTsv('a\n\nb\n')).toEqual([['a'], [''], ['b']])
  })

  it('keeps line breaks, tabs and quotes of a quoted cell', () => {
    expect(parseTsv('"two\r\nlines"\t"a ""quote"""\t"t\tb"')).toEqual([['two\nlines', 'a "quote"', 't\tb']])
  })

  it('takes a quote for a character when nothing closes it before the cell ends', () => {
    expect(parseTsv('"Hello" she said\tx')).toEqual([['"Hello" she said', 'x']])
    expect(parseTsv('"open\nnext')).toEqual([['"open'], ['next']])
    expect(parseTsv('5" pipe\t6"')).toEqual([['5" pipe', '6"']])
  })

  it('gives one empty cell for an empty text', () => {
    expect(parseTsv('')).toEqual([['']])
  })

  it('reads back what it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', '字') })
    const grid = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(grid, (rows) => {
        // A last row of one empty cell cannot be told from the end of the text.
        fc.pre(rows.length === 1 || rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1)
        expect(parseTsv(toTsv(rows))).toEqual(rows)
      }),
    )
  })
})

describe('tables', () => {
  const excel = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Excel 15">
<style><!-- td {mso-number-format:General;} .xl65{white-space:normal} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 width=128 style='border-collapse:
 collapse'><!--StartFragment--><col width=64 span=2><tr height=20>
  <td height=20 class=xl65 width=64>Where is my
  order?</td><td width=64>line 1<br style='mso-data-placement:same-cell;'>
    line 2<span style='mso-spacerun:yes'>   </span>end</td></tr>
 <tr><td>5 &lt; 6 &amp; 7</td><td>&nbsp;</td></tr><!--EndFragment-->
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td><td></td></tr><![endif]></table></body></html>`

  it('reads what Excel writes: wrapped source, line breaks in a cell, runs of spaces, entities', () => {
    expect(readClipboard('', excel)).toEqual([
      ['Where is my order?', 'line 1\nline 2   end'],
      ['5 < 6 & 7', ''],
    ])
  })

  it('reads what Google Sheets writes', () => {
    const html = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid}--></style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2}">Grüße<br/>zwei</td><td>x</td></tr></tbody></table>`
    expect(readClipboard('fallback', html)).toEqual([['Grüße\nzwei', 'x']])
  })

  it('leaves room for cells that span columns and rows', () => {
    const html = '<table><tr><td colspan=2>a</td><td rowspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    expect(readClipboard('', html)).toEqual([
      ['a', '', 'b'],
      ['c', 'd', ''],
    ])
  })

  it('takes the text when the table only stands somewhere in a page', () => {
    expect(readClipboard('Intro\tand more', '<p>Intro</p><table><tr><td>x</td></tr></table>')).toEqual([
      ['Intro', 'and more'],
    ])
    expect(readClipboard('plain', '<p>plain</p>')).toEqual([['plain']])
  })

  it('finds no cells in a picture', () => {
    expect(readClipboard('', '<img src="x.png">')).toEqual([])
    expect(readClipboard('', '')).toEqual([])
  })

  it('never takes code for cells', () => {
    expect(readClipboard('', '<script>alert(1)</script><table><tr><td>a<script>b</script></td></tr></table>')).toEqual([
      ['a'],
    ])
  })

  it('reads our own copies to the last space', () => {
    const cells = [
      ['  two  spaces ', 'a\nb\t"c"'],
      ['<b>&amp;</b>', ''],
    ]
    const { text, html } = toClipboard(cells)
    expect(readClipboard(text, html)).toEqual(cells)
  })

  it('marks cells as text for other spreadsheets, so that 007 stays 007', () => {
    expect(toHtml([['007', 'a\nb']])).toContain('mso-number-format:"\\@"')
    expect(toHtml([['007', 'a\nb']])).toContain('<td>007</td><td>a<br style="mso-data-placement:same-cell">b</td>')
  })
})

describe('squared', () => {
  it('fills short rows', () => {
    expect(squared([['a'], ['b', 'c']])).toEqual({
      rows: [
        ['a', ''],
        ['b', 'c'],
      ],
      width: 2,
    })
  })
})
