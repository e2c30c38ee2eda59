import packageJson from '../package.json' with { type: 'json' }

/** The app's version, as in package.json; bundled at build time. */
export const { version } = packageJson
