import { randomFrom } from '../../shared/domain/random.ts'

/** A support ticket and its answer, as they come out of a help desk. */
type Ticket = readonly [question: string, answer: string]

/** Shares of rows that repeat an earlier one: nearly, exactly, and with another answer. */
const NEARLY = 0.05
const EXACTLY = 0.005
const OTHERWISE = 0.005
/** Shares of rows in which something stands that people forget to take out. */
const MARKUP = 0.08
const PRIVATE = 0.1

/** Of these what happened is told, so that no two tickets are alike by chance. */
const STORY =
  `again already although always another around arrived asked away because before behind bridge brother bought broken
  called carefully change child clean colleague corner country daughter dark different during early evening every
  explain family finally forest friend garden happened harbour heavy hill holiday instead island journey kitchen late
  lesson letter light little loud manual market mechanic meeting message mirror mountain neighbour never noise office
  often outside painted people perhaps picked pocket quiet quickly rain reason received river road rust school second
  several shadow short showed sister slipped slowly snow someone station steep still stopped street summer sunday tested
  thought tightened together told tools tried tunnel turned uncle village waited walked water weather weekend while wind
  window winter without wonder working wrote yesterday young`.split(/\s+/)

const NAMES = 'Mara Tom Priya Jonas Lena Omar Ines Kofi Yuki Nils Aida Björn Chloé Diego Elif Farid Grace Hanna'.split(
  ' ',
)
const PLACES = 'Leeds Dover Truro York Hull Ely Bath Derby Halden Bergen Köln Lyon Porto Sevilla Gent Malmö'.split(' ')

type Language = {
  readonly things: readonly string[]
  readonly openings: readonly string[]
  readonly asks: readonly string[]
  readonly replies: readonly string[]
  readonly ends: readonly string[]
}

/** `%`: the thing; `#`: a number of an order, a parcel or an invoice; `@`: a name; `€`: a price; `^`: a place; `~`: a day. */
const LANGUAGES: readonly (readonly [share: number, Language])[] = [
  [
    0.72,
    {
      things: 'saddle,rear light,front wheel,battery,charger,child seat,pump,helmet,lock,display,brake pads,rack'.split(
        ',',
      ),
      openings: ['Hi,', 'Hello there,', 'Good morning,', 'To whom it may concern:', '', 'Hey team,'],
      asks: [
        'I ordered the % on ~ and it still has not arrived in ^.',
        'My order # was charged twice, €  each time, please check.',
        'The % broke after only 14 days, and I would like my money back.',
        'Can I change the delivery address of order # before ~?',
        'How long is the guarantee on the %, and does it cover water damage?',
        'The parcel # is shown as delivered, but nobody in ^ has seen it.',
        'Is the % also available in size 42, and what would it cost to send it to ^?',
        'Somebody used my account, and I see an invoice # over € that is not mine.',
        'The display shows error E-07 whenever I switch on the %.',
        'Do you repair a % that was bought in 2019 in your shop in ^?',
      ],
      replies: [
        'thank you for writing. Order # left our warehouse on ~ and reaches you in ^ within three working days.',
        'we are sorry about that. We have refunded € to the card you paid with; it takes up to 5 working days.',
        'the guarantee on the % is 24 months. Please send us a photo, and we send you a new one without any cost.',
        'I have changed the address of order #. You will get a message as soon as the parcel # is on its way.',
        'please hold both buttons of the % for ten seconds. If the error comes back, our workshop in ^ will look at it.',
        'the % is in stock in sizes 40 to 46, costs € and is sent free of charge above 50.00 EUR.',
      ],
      ends: ['Best regards, @', 'Kind regards\n@\nHalden Bikes', 'Yours, @ from the service team', ''],
    },
  ],
  [
    0.16,
    {
      things: 'Sattel,Rücklicht,Vorderrad,Akku,Ladegerät,Kindersitz,Helm,Fahrradschloss'.split(','),
      openings: ['Hallo,', 'Guten Tag,', 'Sehr geehrte Damen und Herren,', ''],
      asks: [
        'ich habe am ~ den Artikel % bestellt, und in ^ ist bis heute nichts angekommen.',
        'die Bestellung # wurde zweimal mit je € abgebucht, bitte prüfen Sie das.',
        'kann ich den Artikel % nach 20 Tagen noch zurückgeben, und wer zahlt das Porto?',
      ],
      replies: [
        'vielen Dank für Ihre Nachricht. Die Sendung # ist seit ~ unterwegs und kommt in den nächsten Tagen in ^ an.',
        'das tut uns leid. Wir haben Ihnen € erstattet, das Geld ist in höchstens 5 Tagen auf Ihrem Konto.',
        'Sie haben 30 Tage Zeit. Das Etikett für die Rücksendung liegt im Paket, und das Porto übernehmen wir.',
      ],
      ends: ['Mit freundlichen Grüßen\n@', 'Viele Grüße, @', ''],
    },
  ],
  [
    0.12,
    {
      things: 'la selle,le casque,la batterie,le chargeur,la pompe'.split(','),
      openings: ['Bonjour,', 'Madame, Monsieur,', ''],
      asks: [
        'j’ai commandé % le ~ et la commande # n’est toujours pas arrivée à ^.',
        'est-ce que vous pouvez réparer % achetée en 2021, et pour combien ?',
      ],
      replies: [
        'merci de votre message. Le colis # est parti le ~ et sera chez vous à ^ dans trois jours.',
        'nous sommes désolés. Vous êtes remboursé de € dans les 5 jours, et vous pouvez garder l’article.',
      ],
      ends: ['Cordialement, @', 'Bien à vous\n@'],
    },
  ],
]

const PRIVATE_ENDS = [
  'You can reach me at %n.%n@mail-%d.net.',
  'Please call me on +44 7700 900%d.',
  'My number is (555) 20%e-4%d.',
  'Meine IBAN ist DE89 3704 0044 0532 0130 00.',
  'I paid with card 4111 1111 1111 1111.',
  'It happened from 81.2.69.14%e.',
]

/**
 * So many tickets, the same every time: 200 to 900 characters a row, four languages of names, numbers of orders in most
 * texts, markup and private data in some, and a few rows twice. Every row is generated when it is asked for.
 */
export function* tickets(count: number): Generator<Ticket> {
  const desk = new HelpDesk(20_261_122)
  /** Earlier rows that may come again. */
  const kept: Ticket[] = []
  for (let row = 0; row < count; row++) {
    const chance = desk.chance()
    const before = kept.length > 0 ? desk.of(kept) : null
    if (before && chance < NEARLY)
      yield [`${before[0]} Thanks a lot for looking into it`, `${before[1]} Do write to us again.`]
    else if (before && chance < NEARLY + EXACTLY) yield before
    else if (before && chance < NEARLY + EXACTLY + OTHERWISE) yield [before[0], desk.ticket()[1]]
    else {
      const fresh = desk.ticket()
      if (row % 7 === 0 && kept.length < 5000) kept.push(fresh)
      yield fresh
    }
  }
}

class HelpDesk {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  chance(): number {
    return this.#random()
  }

  of<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const found = list[Math.floor(this.#random() * list.length)]
    if (found === undefined) throw new Error('Nothing to choose from')
    return found
  }

  ticket(): Ticket {
    const language = this.#language()
    const thing = this.of(language.things)
    const sentences = [this.of(language.openings), ...this.#some(language.asks, 1, 2), this.#story()]
    if (this.chance() < PRIVATE) sentences.push(this.of(PRIVATE_ENDS))
    const replies = this.#some(language.replies, 1, 3)
    const answer = ['@,', ...replies, this.#story(), this.of(language.ends)].join(' ').trim()
    return [this.#filled(sentences.join(' ').trim(), thing), this.#marked(this.#filled(answer, thing))]
  }

  #language(): Language {
    let left = this.chance()
    const found = LANGUAGES.find(([share]) => (left -= share) < 0) ?? LANGUAGES[0]
    if (!found) throw new Error('There is no language')
    return found[1]
  }

  #some(list: readonly string[], least: number, most: number): string[] {
    const count = least + Math.floor(this.chance() * (most - least + 1))
    return [...new Set(Array.from({ length: count }, () => this.of(list)))]
  }

  #story(): string {
    const words = Array.from({ length: 6 + Math.floor(this.chance() * 16) }, () => this.of(STORY))
    return `So ${words.join(' ')}.`
  }

  #marked(text: string): string {
    return this.chance() < MARKUP ? `<p>${text.replaceAll('\n', '<br>')}</p>` : text
  }

  #filled(text: string, thing: string): string {
    return text
      .replaceAll('%n', () => this.of(NAMES).toLowerCase())
      .replaceAll('%d', () => this.#digits(3))
      .replaceAll('%e', () => this.#digits(1))
      .replaceAll('%', thing)
      .replaceAll('#', () => this.#number())
      .replaceAll('@', () => this.of(NAMES))
      .replaceAll('€', () => `${this.#digits(2)}.${this.#digits(2)} EUR`)
      .replaceAll('^', () => this.of(PLACES))
      .replaceAll('~', () => `${1 + Math.floor(this.chance() * 28)}/0${1 + Math.floor(this.chance() * 9)}/2026`)
  }

  /** The numbers that help desks are full of, and that are not private. */
  #number(): string {
    return this.of([
      () => `HB-2026-${this.#digits(6)}`,
      () => `#${this.#digits(7)}`,
      () => `00${this.#digits(18)}`,
      () => `${this.#digits(3)}-${this.#digits(7)}-${this.#digits(7)}`,
      () => `INV${this.#digits(8)}`,
    ])()
  }

  #digits(length: number): string {
    return Array.from({ length }, () => String(Math.floor(this.chance() * 10))).join('')
  }
}
