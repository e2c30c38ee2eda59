import { z } from 'zod'
import { doubleSpaces } from '../checks/doubleSpaces.ts'
import { fixOf } from './ruleFix.ts'

/** Makes several blanks between two words one. */
export const Spaces = z.object({ tool: z.literal('spaces') })

/** The text with one blank between words; the fix of "Two spaces in a row", which leaves code and tables alone. */
export const collapseSpaces = fixOf(doubleSpaces)
