import { shell } from 'electron'

/** The sites the app ever sends a user to: where keys are made, what closes when, help. */
const ALLOWED_HOSTS: readonly string[] = [
  'platform.openai.com',
  'developers.openai.com',
  'help.openai.com',
  'tokenfactory.nebius.com',
  'docs.tokenfactory.nebius.com',
  'portal.azure.com',
  'ai.azure.com',
  'learn.microsoft.com',
]

/** Whether an address may be handed to the user's browser: https, a known site, nothing hidden in front of it. */
function isAllowed(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === 'https:' &&
    ALLOWED_HOSTS.includes(url.host) &&
    url.username === '' &&
    url.password === ''
  )
}

/** The one door to the user's browser. Answers whether the address was opened; others are refused, loudly on stderr. */
export async function openExternal(address: string): Promise<boolean> {
  if (!isAllowed(address)) {
    process.stderr.write(`tunesheet: refused to open ${address.slice(0, 200)}\n`)
    return false
  }
  await shell.openExternal(address)
  return true
}
