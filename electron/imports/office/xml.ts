import { SaxesParser } from 'saxes'
import { LONGEST_CELL, tooLarge } from '../records.ts'
import { damaged, type Archive } from './archive.ts'

/** Called for every element, by names without a prefix: `row` also for `x:row`. */
export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  /** Text between two tags, entities resolved. */
  text(text: string): void
}

/**
 * Parses XML piece by piece. Entities of a document's own are not resolved, so that none can grow; text that does not
 * end is refused before it fills the memory.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false })
  readonly #file: string
  /** Units of text since something was last reported. */
  #silent = 0

  /** `where` says in which place of the file a fault lies: `in the sheet “May”`. */
  constructor(handlers: XmlHandlers, file: string, where: () => string) {
    this.#file = file
    this.#parser.on('error', (error) => {
      throw damaged(file, { where: where(), cause: error })
    })
    this.#parser.on('opentag', (tag) => {
      this.#silent = 0
      handlers.open(withoutPrefix(tag.name), tag.attributes)
    })
    this.#parser.on('closetag', (tag) => {
      this.#silent = 0
      handlers.close(withoutPrefix(tag.name))
    })
    const onText = (text: string): void => {
      handlers.text(text)
    }
    this.#parser.on('text', onText)
    this.#parser.on('cdata', onText)
  }

  /** @throws Failure `unreadable-file` for what is no XML, `cell-too-large` */
  write(text: string): void {
    this.#silent += text.length
    if (this.#silent > LONGEST_CELL + 4 * 1024 * 1024) throw tooLarge(this.#file)
    this.#parser.write(text)
  }

  /** @throws Failure `unreadable-file` when elements are still open */
  end(): void {
    this.#parser.close()
  }
}

/** Reads a small part to its end. */
export async function readXml(archive: Archive, part: string, open: XmlHandlers['open']): Promise<void> {
  if (!archive.has(part)) return
  const nothing = (): void => undefined
  const reader = new XmlReader({ open, close: nothing, text: nothing }, archive.name, () => `in its part ${part}`)
  for await (const { text } of archive.text(part)) reader.write(text)
  reader.end()
}

/** `x:row` and `row` are the same in the documents read here. */
function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** Office writes characters that XML cannot hold as `_x000D_`, and an underscore that looks like it as `_x005F_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
