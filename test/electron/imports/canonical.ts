import { parseExactly } from '../../../shared/domain/reading/exactJson.ts'
import { isFields } from '../../../shared/domain/example/jsonl.ts'

/** A line of JSON with its keys in order and its numbers by their digits, to be compared as text. */
export function canonical(line: string): string {
  return JSON.stringify(sorted(parseExactly(line)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  // A number that keeps its digits is an object without keys of its own kind.
  if (!isFields(value) || 'rawJSON' in value) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}
