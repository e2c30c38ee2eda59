import { apart, findAll, type Found } from './found.ts'

/**
 * Keys by the form their makers gave them so that they can be found. Source: the published patterns of GitHub secret
 * scanning and gitleaks (config/gitleaks.toml), narrowed to those that nothing else looks like.
 */
const KEYS = [
  // OpenAI, Anthropic and those who took over their form.
  String.raw`sk-(?:proj|svcacct|admin|ant|or)-[\w-]{20,200}`,
  String.raw`sk-(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{32,64}`,
  // AWS
  String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}`,
  // GitHub, GitLab
  String.raw`gh[pousr]_[A-Za-z0-9]{36,255}`,
  String.raw`github_pat_\w{60,100}`,
  String.raw`glpat-[\w-]{20,64}`,
  // Slack
  String.raw`xox[abeoprs]-[A-Za-z0-9-]{20,250}`,
  String.raw`xapp-\d-[A-Za-z0-9-]{20,250}`,
  // Stripe
  String.raw`(?:sk|rk|whsec)_(?:(?:test|live)_)?[A-Za-z0-9]{24,250}`,
  // Google
  String.raw`AIza[\w-]{35}`,
  String.raw`GOCSPX-[\w-]{28}`,
  // SendGrid, Hugging Face, npm
  String.raw`SG\.[\w-]{22}\.[\w-]{43}`,
  String.raw`hf_[A-Za-z0-9]{34}`,
  String.raw`npm_[A-Za-z0-9]{36}`,
  // JSON Web Tokens: two parts of base64 that begin with {" and a signature.
  String.raw`eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}`,
]
const KEY = new RegExp(String.raw`(?<![\w.-])(?:${KEYS.join('|')})(?![\w-])`, 'g')
/** User and password in an address. */
const LOGIN = /(?<=\b[a-z][a-z+]{1,15}:\/\/[\w.%+-]{1,64}:)[^\s:@/[\]]{6,128}(?=@[\w.-]{1,255})/g
const KEY_BLOCK = /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
const END = '-----END '
const DASHES = '-----'
/** Fewer different characters: `sk-xxxxxxxxxxxxxxxx`. */
const LEAST_DIFFERENT = 9

/** Keys, tokens and passwords that open something. `EXAMPLE` and rows of x are those of handbooks. */
export function secretsIn(text: string): Found<'secret'>[] {
  const real = (match: string): number =>
    /example|your|dummy|placeholder|xxxx|0000|1234567890/i.test(match) || new Set(match).size < LEAST_DIFFERENT
      ? 0
      : match.length
  return apart<'secret'>([
    ...(text.includes('PRIVATE KEY') ? keyBlocks(text) : []),
    ...findAll(text, 'secret', KEY, real),
    ...(text.includes('://') ? findAll(text, 'secret', LOGIN, (match) => (isPassword(match) ? match.length : 0)) : []),
  ])
}

function isPassword(match: string): boolean {
  return new Set(match).size > 3 && !/^(?:password|passwort|secret|token|example)/i.test(match)
}

/** Whole blocks; one without its end, or without a key in it, is a sentence about keys. */
function keyBlocks(text: string): Found<'secret'>[] {
  const found: Found<'secret'>[] = []
  let from = 0
  for (const { 0: begin, index } of text.matchAll(KEY_BLOCK)) {
    if (index < from) continue
    const last = text.indexOf(END, index + begin.length)
    if (last < 0) break
    const close = text.indexOf(DASHES, last + END.length)
    const end = close < 0 ? last + END.length : close + DASHES.length
    if (!/[A-Za-z0-9+/=]{32}/.test(text.slice(index + begin.length, last))) continue
    found.push({ kind: 'secret', start: index, end })
    from = end
  }
  return found
}
