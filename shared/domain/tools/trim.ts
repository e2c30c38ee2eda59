import { z } from 'zod'
import { edgeSpaces } from '../checks/edgeSpaces.ts'
import { fixOf } from './ruleFix.ts'

/** Takes away blanks and empty lines around texts; code that is set in keeps its beginning. */
export const Trim = z.object({ tool: z.literal('trim') })

/** The text without white space around it; the fix of "Spaces at the start or end". */
export const trim = fixOf(edgeSpaces)
