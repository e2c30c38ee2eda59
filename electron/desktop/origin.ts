/** The window's own address. The host matters: with it the scheme is a standard one and has an origin. */
export const SCHEME = 'app'
export const HOST = 'tunesheet'
export const HOME = `${SCHEME}://${HOST}/index.html`

/** Where the development server runs; only heeded by an app that is not packaged. */
export function homeAddress(isPackaged: boolean, env: NodeJS.ProcessEnv = process.env): string {
  return (isPackaged ? undefined : env['ELECTRON_RENDERER_URL']) ?? HOME
}

/**
 * Whether an address belongs to the app. Compares protocol and host and never `origin`: for a scheme of our own that is
 * the text "null", which every other such scheme has too.
 */
export function isOwnAddress(address: string | undefined, home: string): boolean {
  const given = URL.parse(address ?? '')
  const own = new URL(home)
  return given !== null && given.protocol === own.protocol && given.host === own.host
}
