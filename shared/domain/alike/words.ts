import { isWidePair, KIND, kindOf } from './letters.ts'

/**
 * The words of a text as 32-bit numbers, so that two texts can be compared without their letters. Upper and lower case,
 * punctuation, spaces, apostrophes, wide and narrow forms and separators of thousands make no difference.
 */
export type Words = {
  /** Every word, in order. */
  readonly all: readonly number[]
  /** What the text says: without greetings and articles, plurals as singulars, with the signs of sums and comparisons. */
  readonly content: readonly number[]
  /** Words that turn a sentence around: numbers, yes and no. */
  readonly decisive: readonly number[]
}

const SEED = 0x811c9dc5
const PRIME = 0x01000193

function hashOf(word: string): number {
  let hash = SEED
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME)
  return hash
}

const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashOf))

/** A question is the same question with or without these. */
const WEIGHTLESS = hashesOf(
  'a an the please pls kindly hi hello hey dear thanks thank thx ' +
    'der das dem den des ein eine einen einem einer bitte hallo liebe lieber danke ' +
    'le les un une svp bonjour merci el los una unos hola gracias il lo gli ciao grazie het een hoi bedankt',
)

/** An answer is another answer with or without these. */
const DECISIVE = hashesOf(
  'not no never none nothing without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt ' +
    'couldnt yes yeah nicht kein keine keinen keiner nie ohne ja nein pas non oui jamais sans nunca sin niet geen nee ' +
    'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand ' +
    'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend ' +
    'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag',
)

/** What a unit may be instead of a letter of a word. */
const END = -1
const NOTHING = -2

const POINT = 0x2e
const COMMA = 0x2c
const PLURAL = 0x73
/** Shorter words ending in s are rarely plurals. */
const SHORTEST_PLURAL = 4
/** `ss`, `us`, `is`: no plurals. */
const NO_PLURAL_AFTER: ReadonlySet<number> = new Set([0x73, 0x75, 0x69])

/** The words of a text. Linear in its length, whatever it is. */
export function wordsOf(text: string): Words {
  // Nothing to fold in plain English, which is most texts.
  const folded = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKC').toLowerCase()
  const scanner = new Scanner(folded)
  scanner.run()
  return scanner
}

class Scanner implements Words {
  readonly all: number[] = []
  readonly content: number[] = []
  readonly decisive: number[] = []
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  run(): void {
    const text = this.#text
    while (this.#at < text.length) {
      const kind = kindOf(text.charCodeAt(this.#at))
      if (kind === KIND.letter || kind === KIND.digit) this.#word()
      else if (kind === KIND.wide) this.#one(text.charCodeAt(this.#at++))
      else if (kind === KIND.high) this.#pair()
      else {
        if (kind === KIND.sign && this.#counts()) this.content.push(hashOf(text.charAt(this.#at)))
        this.#at += 1
      }
    }
  }

  #one(code: number): void {
    const hash = Math.imul(SEED ^ code, PRIME)
    this.all.push(hash)
    this.content.push(hash)
  }

  #pair(): void {
    const code = this.#text.codePointAt(this.#at) ?? 0
    this.#at += code > 0xffff ? 2 : 1
    if (code > 0xffff && isWidePair(code)) this.#one(code)
  }

  /** From its first letter or digit to its last. */
  #word(): void {
    const text = this.#text
    let [hash, before, length, last, previous] = [SEED, SEED, 0, 0, 0]
    let numeric = false
    for (; this.#at < text.length; this.#at++) {
      const unit = this.#unitOfWord(last)
      if (unit === END) break
      if (unit === NOTHING) continue
      numeric ||= kindOf(unit) === KIND.digit
      before = hash
      hash = Math.imul(hash ^ unit, PRIME)
      previous = last
      last = unit
      length += 1
    }
    const plural = last === PLURAL && length >= SHORTEST_PLURAL && !NO_PLURAL_AFTER.has(previous)
    this.all.push(hash)
    if (!WEIGHTLESS.has(hash)) this.content.push(plural ? before : hash)
    if (numeric || DECISIVE.has(hash)) this.decisive.push(hash)
  }

  /** The unit at this place as it counts in a word whose last one is known: in lower case, nothing, or its end. */
  #unitOfWord(last: number): number {
    const unit = this.#text.charCodeAt(this.#at)
    const kind = kindOf(unit)
    if (kind === KIND.letter) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
    if (kind === KIND.digit) return unit
    if (kind === KIND.join) return NOTHING
    return isDigit(last) ? this.#insideNumber(unit) : END
  }

  /** What a point or comma after a digit is: `1,000` is one number, and so is `3.5`. */
  #insideNumber(mark: number): number {
    if (mark !== COMMA && mark !== POINT) return END
    let digits = 0
    while (digits < 4 && isDigit(this.#text.charCodeAt(this.#at + 1 + digits))) digits += 1
    if (digits === 0) return END
    return digits === 3 ? NOTHING : POINT
  }

  /** Whether a sign says something: `3 - 5`, `a != b`, `C#`; not a hyphen, a rule of dashes or a mark of bold text. */
  #counts(): boolean {
    const text = this.#text
    const sign = text.charAt(this.#at)
    const [before, after] = [text.charCodeAt(this.#at - 1), text.charCodeAt(this.#at + 1)]
    if (sign === '!') return after === 0x3d
    if (sign === '#') return isLetter(before)
    if (sign === '*' || sign === '/') return isWordy(before) && isWordy(after)
    if (sign === '-') return isDigit(after === 0x20 ? text.charCodeAt(this.#at + 2) : after)
    return sign !== '|' && sign !== '~'
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isLetter(unit: number): boolean {
  return !Number.isNaN(unit) && kindOf(unit) === KIND.letter
}

function isWordy(unit: number): boolean {
  return isDigit(unit) || isLetter(unit)
}
