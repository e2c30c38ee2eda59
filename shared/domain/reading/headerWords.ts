/** How sure a word in a column's name makes its role: 3 it is the role's own name, 2 usual, 1 possible. */
type Words = Readonly<Record<string, 1 | 2 | 3>>

const words = (three: string, two = '', one = ''): Words =>
  Object.fromEntries(
    [one, two, three].flatMap((list, at) =>
      list
        .split(' ')
        .filter(Boolean)
        .map((word) => [word, (at + 1) as 1 | 2 | 3]),
    ),
  )

/** Words of column names in the languages spreadsheets come in, lower case and without accents (see `nameWords`). */
export const PROMPT_WORDS: Words = words(
  'prompt question query input frage eingabe pregunta entrada domanda ingresso pergunta vraag invoer pytanie soru fraga sporgsmal sporsmal kysymys otazka вопрос запрос 问题 問題 提问 质问 質問 入力 질문 입력 سؤال प्रश्न',
  'user customer message request ask ticket enquiry inquiry instruction utterance source human original kundenfrage kunde nachricht anfrage anliegen mensaje consulta cliente demande client richiesta messaggio mensagem bericht klant zapytanie wiadomosc klient kund mesaj сообщение клиент 用户 ユーザー 메시지 사용자',
  'text sentence body email mail subject title description review comment content document context before draft plain product betreff texte texto testo tekst satz beschreibung beschrijving frase phrase descripcion опис текст 文本 本文',
)
export const COMPLETION_WORDS: Words = words(
  'completion answer output response reply antwort ausgabe respuesta salida reponse sortie risposta resposta saida antwoord uitvoer odpowiedz cevap yanit svar vastaus odpoved ответ 答案 回答 答え 出力 답변 출력 응답 جواب उत्तर',
  'assistant target label class expected ideal gold result solution summary translation rewrite rewritten classification sentiment intent zusammenfassung ubersetzung ergebnis klasse loesung losung etiqueta clase classe traduccion traduction resume resumen etikett kategorie categoria categorie sinf метка 标签 ラベル 라벨',
  'category categories topic after tone voice bot agent generated value style kategori thema категория 类别 カテゴリ',
)
export const SYSTEM_WORDS: Words = words('system systemprompt systemmessage systemnachricht sistema systeme система')
export const PREFERRED_WORDS: Words = words('chosen preferred winner accepted bevorzugt preferida', 'better')
export const REJECTED_WORDS: Words = words(
  'rejected dispreferred nonpreferred unpreferred loser abgelehnt rechazada',
  'worse',
)
export const SPLIT_WORDS: Words = words('split partition', 'subset fold')
export const WEIGHT_WORDS: Words = words('weight gewicht peso poids')
export const MESSAGES_WORDS: Words = words('messages conversation conversations dialog dialogue chat', 'nachrichten')
export const TOOLS_WORDS: Words = words('tools functions')
/** Names of columns that are about the row and not part of what is said. */
export const NOTE_WORDS: Words = words(
  'id uuid nr no number ticketid date datum fecha time timestamp created updated url link author name status priority language lang note notes notiz agent assignee owner bearbeiter agente channel',
  'score rating count version index key phone',
)

/** The words of a column's name: `customerMessage`, `Customer-Message`, `Kundenfrage (DE)` → lower case, no accents. */
function nameWords(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .map((word) => word.normalize('NFC'))
}

/** How much a name speaks for a role, 0 (not at all) to 4 (it is nothing but the role's own name). */
export function nameScore(name: string, table: Words): number {
  const found = nameWords(name)
  const joined = found.length > 1 ? (table[found.join('')] ?? 0) : 0
  const best = Math.max(joined, ...found.map((word) => table[word] ?? table[word.replace(/s$/, '')] ?? 0))
  return best === 3 && found.length === 1 ? 4 : best
}

const ALL = [
  PROMPT_WORDS,
  COMPLETION_WORDS,
  SYSTEM_WORDS,
  PREFERRED_WORDS,
  REJECTED_WORDS,
  SPLIT_WORDS,
  MESSAGES_WORDS,
  TOOLS_WORDS,
  NOTE_WORDS,
]

/** Whether a short text is a name that columns usually have, in any of the languages. */
export function isKnownName(text: string): boolean {
  const found = nameWords(text)
  return found.length > 0 && found.length <= 4 && text.length <= 40 && ALL.some((table) => nameScore(text, table) >= 2)
}
