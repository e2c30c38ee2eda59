import { fileURLToPath } from 'node:url'
import { openDesktop } from './desktop/door.ts'

/** Built, this file is out/main/main.js. */
const root = new URL('../../', import.meta.url)

openDesktop({
  rendererDir: fileURLToPath(new URL('out/renderer', root)),
  preload: fileURLToPath(new URL('out/preload/preload.cjs', root)),
  assetsDir: fileURLToPath(new URL('assets', root)),
  icon: fileURLToPath(new URL('assets/icons/icon.png', root)),
})
