import { secretsIn } from '../private/secret.ts'
import { maskSecrets } from '../private/privateData.ts'
import { formatNumber } from '../../format/figures.ts'
import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

/** What opens an account to whoever reads it. */
export const secret = textRule({
  id: 'secret',
  severity: 'warning',
  title: 'A key or password would leave this computer',
  why: 'Whoever can talk to the tuned model may get it to say the key, and use it.',
  source: 'Published patterns of GitHub secret scanning and gitleaks',
  // Passwords in addresses are short; their sign is the @ behind them.
  signs: SIGN.longWord | SIGN.at,
  tools: true,
  look: ({ text }) => {
    const count = secretsIn(text).length
    if (count === 0) return null
    return `${count === 1 ? 'A key or password' : `${formatNumber(count)} keys or passwords`} would leave this computer.`
  },
  fix: { safe: false, apply: maskSecrets },
})
