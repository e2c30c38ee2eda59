import { damaged } from '../office/archive.ts'

/** The part that holds all sheets. */
export const CONTENT = 'content.xml'

/** An attribute by its usual name, `table:name`; every known program writes these prefixes. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}

/**
 * How often something is repeated: 1 where nothing is said.
 * @throws Failure `unreadable-file` for what is no number of times
 */
export function timesOf(text: string | undefined, file: string, line: number): number {
  if (text === undefined) return 1
  const times = Number(text)
  if (Number.isInteger(times) && times >= 0) return times
  throw damaged(file, { where: `at its row ${line}` })
}
