import type { Profile } from '../habits/profile.ts'
import type { Spoken } from '../example/spoken.ts'
import type { Fix, HabitRule, TextRule } from './rule.ts'
import { textRule } from './textRule.ts'

type Among = { readonly look: (spoken: Spoken) => string | null; readonly fix: Fix | null }

type Words = Omit<HabitRule, 'scope' | 'among'> & { readonly among: (profile: Profile) => Among | null }

/** A rule about texts that differ from what is usual; one finding per row at most, in the last text that has it. */
export function habitRule({ among, suspects, fixable, ...words }: Words): HabitRule {
  return {
    ...words,
    scope: 'habit',
    suspects,
    fixable,
    among: (profile): TextRule | null => {
      const known = among(profile)
      return known && textRule({ ...words, signs: 0, ...known })
    },
  }
}
