import { jsonKindOf, repairJson } from '../habits/looseJson.ts'
import { habitRule } from './habitRule.ts'

/** An answer that is nearly JSON where the others are. */
export const nearlyJson = habitRule({
  id: 'nearly-json',
  severity: 'warning',
  title: 'Answer is not quite JSON',
  why: 'Programs that read the answers stop at the first one like it, and the model learns to write more.',
  source: 'RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format',
  fixable: true,
  suspects: ({ json: kind }, { json }) => json && kind === 'nearly',
  among: ({ json }) =>
    json
      ? {
          look: ({ text, speaker }) =>
            speaker === 'assistant' && jsonKindOf(text) === 'nearly'
              ? 'The other answers can be read as JSON, this one cannot.'
              : null,
          fix: { safe: false, apply: (text) => repairJson(text) ?? text },
        }
      : null,
})
