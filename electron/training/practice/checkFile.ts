import { createHash } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { checkExample } from './checkExample.ts'
import type { FileSummary, Refusal } from './summary.ts'

/** Reads a training file chunk by chunk and finds what a provider would find first. */
export class FileCheck {
  readonly #hash = createHash('sha256')
  readonly #decoder = new StringDecoder('utf8')
  /** The line that has not ended yet, in pieces: joining them anew for every chunk would be quadratic. */
  #open: string[] = []
  #line = 0
  #bytes = 0
  #examples = 0
  #format: FileSummary['format'] = 'unknown'
  #refused: Refusal | null = null
  #fails: Refusal | null = null

  feed(chunk: Buffer): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    const lines = this.#decoder.write(chunk).split('\n')
    this.#open.push(lines[0] ?? '')
    for (const next of lines.slice(1)) {
      this.#endLine()
      this.#open.push(next)
    }
  }

  end(): FileSummary {
    this.#open.push(this.#decoder.end())
    this.#endLine()
    if (this.#examples === 0 && !this.#refused) this.#refused = { code: null, message: 'File is empty.' }
    return {
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      examples: this.#examples,
      format: this.#format,
      refused: this.#refused,
      fails: this.#fails,
    }
  }

  #endLine(): void {
    this.#line += 1
    const joined = this.#open.join('')
    this.#open = []
    const text = this.#line === 1 ? joined.replace(/^\uFEFF/, '') : joined
    if (text.trim() === '') return
    this.#examples += 1
    if (this.#refused ?? this.#fails) return
    this.#judge(text)
  }

  #judge(text: string): void {
    const value = parse(text)
    if (!isDictionary(value)) {
      if (this.#examples > 1 && value === undefined) {
        const message = `Example ${this.#examples} cannot be parsed. Error: line contains invalid json (line ${this.#line})`
        this.#fails = { code: null, message }
        return
      }
      const message = `Expected file to have JSONL format, where every line is a JSON dictionary. Line ${this.#line} is not a dictionary`
      this.#refused = { code: null, message }
      return
    }
    if (this.#examples === 1) this.#format = formatOf(value)
    this.#fails = checkExample(value, this.#format, this.#examples)
  }
}

/** Why a job cannot run with a file; null: it can. In the provider's order: the file's form, the method, the number of examples. */
export function judgeFile(id: string, file: FileSummary, method: string, leastExamples: number): Refusal | null {
  if (file.format === 'chat' && method === 'dpo') return { code: null, message: "Example 1 is missing key 'input'." }
  if (file.format === 'preference' && method !== 'dpo') {
    return {
      code: 'invalid_training_file',
      message: `Input file ${id} is in the fine-tune-preference format, but the specified fine-tuning job is not using 'dpo' as the training method (provided method=${method}).`,
    }
  }
  if (file.fails) return file.fails
  if (file.examples < leastExamples) {
    return {
      code: 'invalid_n_examples',
      message: `Training file has ${file.examples} example(s), but must have at least ${leastExamples} examples`,
    }
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isDictionary(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function formatOf(example: Record<string, unknown>): FileSummary['format'] {
  if ('messages' in example) return 'chat'
  if ('input' in example || 'preferred_output' in example) return 'preference'
  if ('prompt' in example && 'completion' in example) return 'completion'
  return 'unknown'
}
