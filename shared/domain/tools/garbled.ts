import { z } from 'zod'
import { garbledCharacters } from '../checks/garbledCharacters.ts'
import { fixOf } from './ruleFix.ts'

/** Repairs letters that were misread on their way here: `fÃ¼r` becomes für. */
export const Garbled = z.object({ tool: z.literal('garbled') })

/** The text as it was written, where that is certain; the fix of "Garbled characters". */
export const repair = fixOf(garbledCharacters)
