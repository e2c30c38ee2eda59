import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { detectEncoding } from '../../../electron/imports/encoding.ts'

const recognised = (text: string, encoding: string): string => detectEncoding(iconv.encode(text, encoding)).encoding

const TEXTS: Readonly<Record<string, string>> = {
  shift_jis:
    '質問,回答\nやかんを返すには？,三十日以内に「ｶﾀﾛｸﾞ」と一緒に送り返してください。\nOrder 12 は？,はい、届きます。\n',
  'euc-jp': '質問,回答\nやかんを返すには？,三十日以内に送り返してください。\nOrder 12 は？,はい、届きます。\n',
  'euc-kr': '질문,답변\n주전자를 어떻게 반품하나요?,30일 이내에 다시 보내 주세요.\nOrder 12?,네, 도착합니다.\n',
  gb18030: '问题,回答\n怎么退货？,请在三十天内寄回水壶，并附上收据。\nOrder 12？,是的，会到的。\n',
  big5: '問題,回答\n怎麼退貨？,請在三十天內寄回水壺，並附上收據。\nOrder 12？,是的，會到的。\n',
  'windows-1251':
    'Вопрос;Ответ\nКак вернуть чайник?;Отправьте его обратно в течение 30 дней.\nЁлка №5?;Да, «хорошо».\n',
  'windows-1250': 'Pytanie;Odpowiedź\nGdzie są żółte łyżki i książka?;Wysłaliśmy je już wczoraj, będą w środę.\n',
}

const WESTERN: readonly string[] = [
  'Frage;Antwort\nGrößere Tür für Äpfel über Öl?;Schöne Grüße, süße Mühe, weiß auch ÄÖÜ.\n',
  'Question;Réponse\nOù êtes-vous né, à l’été 1984 ?;Je suis née à Béziers, ça va très bien, « déjà » vu, cœur.\n',
  'Pregunta;Respuesta\n¿Cuándo llegó el niño?;¡Mañana! Volumen de 3 m³ y 5 m², año 2º. ¿Qué?\n',
  'Spørgsmål;Svar\nHvor er rødgrød på ÆØÅ?;På øen i åen, æblerne er blå.\n',
  'Pergunta;Resposta\nNão são ações?;Sim, são as três opções, a cabeça e o coração não.\n',
  'price,text\n£5,“quoted” – it’s €20 per m²…\n',
]

describe('text that is not Unicode', () => {
  test.each(Object.entries(TEXTS))('is recognised as %s by letters that make sense only there', (encoding, text) => {
    expect(recognised(text, encoding)).toBe(encoding)
    expect(recognised(`id,text\n${'plain words\n'.repeat(500)}${text.repeat(40)}`, encoding)).toBe(encoding)
  })

  test.each(WESTERN)('of Western Europe stays so: %j', (text) => {
    expect(recognised(text, 'windows-1252')).toBe('windows-1252')
    expect(recognised(text.repeat(200), 'windows-1252')).toBe('windows-1252')
  })

  test('with next to no letters is of Western Europe', () => {
    expect(recognised('a,b\nÄÖÜ,ÀÉ\n', 'windows-1252')).toBe('windows-1252')
  })
})
