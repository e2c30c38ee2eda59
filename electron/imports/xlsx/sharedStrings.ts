import { damaged, type Archive } from '../office/archive.ts'
import { TextStore } from './textStore.ts'
import { unescapeText, XmlReader } from '../office/xml.ts'

/**
 * The texts that cells refer to by number, read only as far as they are needed: the first rows of a large workbook
 * refer to the first texts.
 */
export class SharedStrings {
  readonly #texts = new TextStore()
  readonly #name: string
  readonly #chunks: AsyncGenerator<{ text: string }>
  readonly #reader: XmlReader
  #begun = false
  #ended = false
  #inText = false
  /** Above the letters of Chinese and Japanese stands how they are read, which is no part of the text. */
  #inReading = false
  #text = ''

  constructor(archive: Archive, part: string | null) {
    this.#name = archive.name
    this.#chunks = archive.text(part ?? '')
    this.#reader = new XmlReader(
      { open: this.#open, close: this.#close, text: this.#addText },
      archive.name,
      () => `at its text ${this.#texts.length + 1}`,
    )
  }

  /** Reads on until the text with this number is known. */
  async reach(index: number): Promise<void> {
    while (!this.#ended && this.#texts.length <= index) {
      const next = await this.#chunks.next()
      if (!next.done) {
        this.#begun = true
        this.#reader.write(next.value.text)
        continue
      }
      this.#ended = true
      if (this.#begun) this.#reader.end()
    }
  }

  /**
   * A text that was reached.
   * @throws Failure `unreadable-file` for a number that no text has
   */
  get(index: number): string {
    if (index >= this.#texts.length || index < 0)
      throw damaged(this.#name, { where: `for its text ${index} is missing` })
    return this.#texts.get(index)
  }

  async close(): Promise<void> {
    await this.#chunks.return(undefined)
    this.#texts.close()
  }

  #open = (name: string): void => {
    if (name === 'si') this.#text = ''
    else if (name === 't') this.#inText = !this.#inReading
    else if (name === 'rPh') this.#inReading = true
  }

  #close = (name: string): void => {
    if (name === 'si') this.#texts.add(unescapeText(this.#text))
    else if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inReading = false
  }

  #addText = (text: string): void => {
    if (this.#inText) this.#text += text
  }
}
