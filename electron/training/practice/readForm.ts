const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')
/** More than any real part's headers. */
const LONGEST_HEAD = 16 * 1024

/** One field of a form, its bytes handed on as they arrive. */
export type FormPart = {
  readonly name: string
  readonly filename: string | null
  readonly bytes: AsyncGenerator<Buffer>
}

/** The boundary of `multipart/form-data; boundary=abc`, or null for another kind of body. */
export function boundaryOf(contentType: string | undefined): string | null {
  return /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1] ?? null
}

/**
 * The parts of a form in order, read as a stream: a training file of hundreds of megabytes must not lie in memory.
 * Each part's bytes must be read to their end before the next part is asked for. Throws a plain Error when the body
 * ends too early.
 */
export async function* readForm(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const source = new Source(body)
  const marker = Buffer.from(`\r\n--${boundary}`)
  await source.until(Buffer.from(`--${boundary}`), LONGEST_HEAD)
  for (;;) {
    // Either "--": the end, or a line end: another part follows.
    if ((await source.take(LINE_END.length)).equals(Buffer.from('--'))) return
    const head = (await source.until(HEAD_END, LONGEST_HEAD)).toString('utf8')
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    const filename = /filename="([^"]*)"/.exec(head)?.[1] ?? null
    yield { name, filename, bytes: source.upTo(marker) }
  }
}

/** The bytes that have arrived and were not taken yet. */
class Source {
  #held: Buffer = Buffer.alloc(0)
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#chunks = body[Symbol.asyncIterator]()
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done === true) throw new Error('The form ended too early')
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value])
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) await this.#more()
    return this.#drop(length)
  }

  /** What stands before the mark; the mark is taken, too. */
  async until(mark: Buffer, longest: number): Promise<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0) return this.#drop(at + mark.length).subarray(0, at)
      if (this.#held.length > longest) throw new Error('The form has no boundary')
      await this.#more()
    }
  }

  /** Hands on what stands before the mark, keeping back as many bytes as the mark may already have begun with. */
  async *upTo(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0) {
        if (at > 0) yield this.#held.subarray(0, at)
        this.#drop(at + mark.length)
        return
      }
      const safe = this.#held.length - mark.length
      if (safe > 0) yield this.#drop(safe)
      await this.#more()
    }
  }

  #drop(length: number): Buffer {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }
}
