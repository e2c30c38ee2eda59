/** What two bytes mean in an encoding that writes a letter as two of them. */
type Script = {
  readonly label: string
  /** Whether a byte begins such a pair. */
  readonly leads: (byte: number) => boolean
  /** Pairs that nearly all letters of the language are. */
  readonly usual: (lead: number, trail: number) => boolean
  /** Pairs that tell it from its neighbours, and how large a share of all they are at least. */
  readonly telling: (lead: number, trail: number) => boolean
  readonly least: number
}

const within = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to
/** Both bytes of the older double-byte sets are high; the first rows hold punctuation and full-width letters. */
const high = (byte: number): boolean => within(byte, 0xa1, 0xfe)
const isSign = (lead: number): boolean => within(lead, 0xa1, 0xa3)

/**
 * In this order: Japanese is told by its kana, Korean by the narrow block of its syllables, which simplified Chinese has
 * as well but spreads beyond, traditional Chinese by second bytes that are ASCII. By the WHATWG's tables.
 */
const SCRIPTS: readonly Script[] = [
  {
    label: 'shift_jis',
    leads: (byte) => within(byte, 0x81, 0x9f) || within(byte, 0xe0, 0xef),
    usual: (_, trail) => within(trail, 0x40, 0x7e) || within(trail, 0x80, 0xfc),
    telling: (lead, trail) =>
      (lead === 0x82 && within(trail, 0x9f, 0xf1)) || (lead === 0x83 && within(trail, 0x40, 0x96)),
    least: 0.15,
  },
  {
    label: 'euc-jp',
    leads: high,
    usual: (lead, trail) => high(trail) && (within(lead, 0xa1, 0xa5) || within(lead, 0xb0, 0xf4)),
    telling: (lead) => lead === 0xa4 || lead === 0xa5,
    least: 0.15,
  },
  {
    label: 'euc-kr',
    leads: high,
    usual: (lead, trail) => high(trail) && (isSign(lead) || within(lead, 0xb0, 0xc8)),
    telling: (lead) => within(lead, 0xb0, 0xc8),
    least: 0.6,
  },
  {
    label: 'gb18030',
    leads: high,
    usual: (lead, trail) => high(trail) && (isSign(lead) || within(lead, 0xb0, 0xd7)),
    telling: (lead) => within(lead, 0xb0, 0xd7),
    least: 0.6,
  },
  {
    label: 'big5',
    leads: high,
    usual: (lead, trail) => within(lead, 0xa1, 0xc6) && (high(trail) || within(trail, 0x40, 0x7e)),
    telling: (lead, trail) => within(lead, 0xa4, 0xc6) && trail <= 0x7e,
    least: 0.1,
  },
]

const SAMPLE_BYTES = 65_536
/** Fewer letters prove nothing: `ÄÖÜ` is a pair and a half in any of them. */
const FEWEST = 8
const MOSTLY = 0.9

/**
 * The encoding of text that is neither Unicode nor of Western Europe, from letters that only make sense in it: Japanese,
 * Korean, Chinese, Cyrillic and Polish, as Excel saves plain CSV in those countries. Null when none is clearly meant.
 */
export function oldEncodingOf(head: Buffer): string | null {
  const first = head.findIndex((byte) => byte >= 0x80)
  if (first < 0) return null
  const sample = head.subarray(first, first + SAMPLE_BYTES)
  const script = SCRIPTS.find((one) => isWrittenIn(sample, one))
  if (script) return script.label
  if (isCyrillic(sample)) return 'windows-1251'
  // ą, ł and ż are ¹, ³ and ¿ in Western Europe, where none of them stands inside a word.
  const polish = sample.toString('latin1').match(POLISH)?.length ?? 0
  return polish >= 3 ? 'windows-1250' : null
}

const POLISH = /[a-z\xb3\xb9\xbf\xe0-\xff][\xb3\xb9\xbf](?=[a-z\xb3\xb9\xbf\xe0-\xff])/g

function isWrittenIn(sample: Buffer, { leads, usual, telling, least }: Script): boolean {
  const counts = { all: 0, usual: 0, telling: 0 }
  for (let at = 0; at + 1 < sample.length; at += 1) {
    const lead = sample[at] ?? 0
    if (lead < 0x80) continue
    counts.all += 1
    if (!leads(lead)) continue
    const trail = sample[++at] ?? 0
    if (usual(lead, trail)) counts.usual += 1
    if (telling(lead, trail)) counts.telling += 1
  }
  return counts.all >= FEWEST && counts.usual >= MOSTLY * counts.all && counts.telling >= least * counts.all
}

/** Whole words of high bytes, among them the most frequent letters о, е, а and the last of the alphabet, which Hebrew has not. */
function isCyrillic(sample: Buffer): boolean {
  const letters = sample.filter((byte) => byte >= 0x80)
  const share = (is: (byte: number) => boolean): number => letters.filter(is).length / letters.length
  const inWords = sample.filter((byte, at) => byte >= 0x80 && (sample[at + 1] ?? 0) >= 0x80).length / letters.length
  return (
    letters.length >= FEWEST &&
    inWords >= 0.5 &&
    share((byte) => byte >= 0xc0 || CYRILLIC_BESIDE.has(byte)) >= MOSTLY &&
    share((byte) => byte === 0xee || byte === 0xe5 || byte === 0xe0) >= 0.15 &&
    share((byte) => byte >= 0xfb) >= 0.02
  )
}

/** Ё, І, Ї, Є and Ґ in both cases, № and the quotation marks « ». */
const CYRILLIC_BESIDE: ReadonlySet<number> = new Set([
  0xa8, 0xb8, 0xb2, 0xb3, 0xaf, 0xbf, 0xaa, 0xba, 0xa5, 0xb4, 0xb9, 0xab, 0xbb,
])
