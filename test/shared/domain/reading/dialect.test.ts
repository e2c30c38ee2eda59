import { describe, expect, it } from 'vitest'
import { detectDialect } from '../../../../shared/domain/reading/dialect.ts'

const detect = (text: string) => detectDialect(text, true)

describe('recognising how a table was written', () => {
  it.each([
    ['question,answer\n"a;b",c\n', ','],
    ['question;answer\n"a;b";"x, y"\n1,5;2,5\n', ';'],
    ['question\tanswer\nhello, you\tyes, me\n', '\t'],
    ['question|answer\na|b\n', '|'],
    ['prix;nom\n1,5;a\n2,5;b\n', ';'],
    ['"multi\nline, with, commas";x\n"other";y\n', ';'],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(detect(text)).toMatchObject({ delimiter, sure: { delimiter: true } })
  })

  it('does not cut sentences of a single column at their commas', () => {
    const found = detect('text\nHello, world\nNo comma here\nYes, this one, too\n')
    expect(found.delimiter).not.toBe(',')
    expect(found.sure.delimiter).toBe(false)
  })

  it("believes Excel's first line, which is no row", () => {
    expect(detect('sep=;\nquestion;answer\na,b,c;d\n')).toMatchObject({ delimiter: ';', sepLine: true, header: true })
  })

  it.each([
    ['Tickets of March\n\nquestion,answer,status\nWhere is it?,Here.,open\nMay I?,Yes.,closed\n', 1],
    ['Export,,\nby Anna,,\n,,\nKundenfrage,Antwort,Nr\na,b,1\nc,d,2\n', 2],
    ['question,answer\na,b\n', 0],
    // Names that nobody knows, and a column of one.
    ['Tickets of March\nalpha,beta,gamma\nsome text,and another,one\n', 0],
    ['text\nHello customer, bye\nNo comma here\nAnd none here\n', 0],
  ])('tells titles from names in %j', (text, titles) => {
    expect(detect(text).titles).toBe(titles)
  })

  it('sees single quotes only where cells are wrapped in them', () => {
    expect(detect("'question','answer'\n'it''s','so, so'\n").quote).toBe("'")
    expect(detect("question,answer\n'twas,it's\n").quote).toBe('"')
  })

  it.each([
    ['question,answer\na,b\n', true],
    ['Kundenfrage;Antwort\na;b\n', true],
    ['alpha,beta\nsome longer text here,and another one there\n', true],
    ['How are you?,Fine\nWho are you?,Me\n', false],
    ['1,2\n3,4\n', false],
    ['red mug,kitchen\nblue towel,bath\ngreen pan,kitchen\n', false],
  ])('tells names from data in %j', (text, header) => {
    expect(detect(text).header).toBe(header)
  })

  it('takes as given what the user chose', () => {
    expect(detectDialect('a,b;c\n', true, { delimiter: ',', header: false, quote: '' })).toMatchObject({
      delimiter: ',',
      header: false,
      quote: '',
    })
  })
})
