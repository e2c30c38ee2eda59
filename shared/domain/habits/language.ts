/** Common words that stand in nearly every sentence of one language and in few of another. */
const WORDS: Readonly<Record<string, string>> = {
  English: 'the and is are was you your for with this that have not will we it of to can please our from be on',
  German: 'der die das und ist nicht sie ihr ihre wir ein eine einen mit für auf den dem wird haben bitte auch von zu',
  French: 'le les des est et vous votre nous une dans pour que qui avec pas sur être merci du au ce cette',
  Spanish:
    'el que la de me los las es y usted su una para que con por del está no se gracias nuestro puede al este como',
  Italian: 'il gli è e la di che una per con non del della sono grazie nostro può questo si lo le nel alla',
  Portuguese: 'o os as é e você uma para que com não do da em por obrigado seu sua está nós no na um ao',
  Dutch: 'de het een en is niet van je uw wij met voor op dat dit zijn kunt u bedankt ook bij naar hebben',
  Swedish: 'och är det att en ett inte du vi för med på av som kan har den till om din tack från',
}
const LANGUAGES = Object.keys(WORDS)
/** Which languages a word belongs to. */
const OF_WORD = new Map<string, number[]>()
LANGUAGES.forEach((language, at) => {
  for (const word of (WORDS[language] ?? '').split(' ')) OF_WORD.set(word, [...(OF_WORD.get(word) ?? []), at])
})

/** Scripts that tell a language, or a family of them, by themselves; kana before the signs they share with Chinese. */
const SCRIPTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Cyrillic letters', /\p{Script=Cyrillic}/gu],
  ['Arabic letters', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
]
// eslint-disable-next-line no-control-regex -- all of ASCII and Latin-1
const BEYOND_LATIN = /[^\u0000-\u036F\u1E00-\u206F\u20A0-\u20BF]/
const LOOKED_AT = 600
const LEAST_SIGNS = 6
const LEAST_WORDS = 4

/** The language that a text is written in, or the script that tells it; null where it is too short to be sure. */
export function languageOf(text: string): string | null {
  const beginning = text.slice(0, LOOKED_AT)
  if (BEYOND_LATIN.test(beginning)) {
    const letters = beginning.match(/\p{L}/gu)?.length ?? 0
    for (const [name, pattern] of SCRIPTS) {
      const found = beginning.match(pattern)?.length ?? 0
      if (found >= LEAST_SIGNS && found > letters / 4) return name
    }
  }
  return byWords(beginning)
}

/** The language with the most common words, where it has twice as many as any other. */
function byWords(text: string): string | null {
  const counts = LANGUAGES.map(() => 0)
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    for (const at of OF_WORD.get(word) ?? []) counts[at] = (counts[at] ?? 0) + 1
  }
  const [first = 0, second = 0] = counts.toSorted((a, b) => b - a)
  if (first < LEAST_WORDS || first < 2 * second) return null
  return LANGUAGES[counts.indexOf(first)] ?? null
}
