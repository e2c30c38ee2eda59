import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import latin from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url'

/**
 * Loads what the first draw needs. A canvas cannot set font features, so the same file is registered a second time
 * as `Inter Tabular`, whose digits stand under each other. A font that cannot be read costs its looks, not the start.
 */
export async function loadFonts(): Promise<void> {
  const tabular = new FontFace('Inter Tabular', `url(${latin})`, { featureSettings: '"tnum"', weight: '100 900' })
  await Promise.allSettled([
    tabular.load().then((face) => document.fonts.add(face)),
    document.fonts.load('13px "Inter Variable"'),
    document.fonts.load('600 13px "Inter Variable"'),
    document.fonts.load('12px "JetBrains Mono Variable"'),
  ])
}
