import { describe, expect, test } from 'vitest'
import { languageOf } from '../../../../shared/domain/habits/language.ts'
import { jsonKindOf, repairJson } from '../../../../shared/domain/habits/looseJson.ts'

describe('the language of a text', () => {
  test.each([
    ['Where is the parcel that you sent to me and when will it be here?', 'English'],
    ['Dónde está el paquete que me mandó y por qué no llega a la casa?', 'Spanish'],
    ['Посылка уже в пути, спасибо', 'Cyrillic letters'],
    ['荷物はまだ届きません。', 'Japanese'],
    ['包裹还没有到达，请查询', 'Chinese'],
    ['Positive', null],
    ['HB-20714 €12', null],
    ['', null],
  ])('%j is in %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})

describe('what is nearly JSON', () => {
  test.each<[string, string | null]>([
    ['{"a": "1,}",}', '{"a": "1,}"}'],
    ['[1, 2,\n]', '[1, 2\n]'],
    ["{'a': None}", '{"a": null}'],
    ['{“a”: “b”}', '{"a": "b"}'],
    ["{'a': 'it's'}", null],
    ['{"a": 1 "b": 2}', null],
    ['{"a": 1', null],
  ])('%j becomes %j', (text, repaired) => {
    expect(jsonKindOf(text)).toBe('nearly')
    expect(repairJson(text)).toBe(repaired)
  })

  test.each(['{name}, hello', '[Your turn]', 'text {"a": 1}', '(1)'])('%j is a sentence', (text) => {
    expect(jsonKindOf(text)).toBeNull()
  })
})
