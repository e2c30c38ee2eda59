import { fingerprintOf } from '../fingerprint.ts'
import type { RowRule } from './rule.ts'

/** Two answers that do not differ, so that neither can be preferred. */
export const samePreference: RowRule = {
  id: 'same-preference',
  scope: 'row',
  severity: 'warning',
  title: 'Both answers are the same',
  why: 'A pair teaches by its difference; this one has none.',
  source: 'Preference training: the model learns from the difference of the two outputs',
  check: ({ example }) => {
    if (example.format !== 'preference') return []
    const { preferred_output: preferred, non_preferred_output: rejected } = example
    const [first] = preferred
    if (first?.content === '' || fingerprintOf(preferred) !== fingerprintOf(rejected)) return []
    return [{ column: example.rejectedSource, message: 'The preferred and the rejected answer are the same.' }]
  },
}
