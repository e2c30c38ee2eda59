import { z } from 'zod'
import { hiddenCharacters } from '../checks/hiddenCharacters.ts'
import { fixOf } from './ruleFix.ts'

/** Takes away characters that nobody sees. */
export const Hidden = z.object({ tool: z.literal('hidden') })

/** The text without control and zero-width characters; the fix of "Hidden characters". */
export const removeHidden = fixOf(hiddenCharacters)
