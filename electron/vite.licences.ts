import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

type Manifest = { readonly name?: string; readonly version?: string; readonly license?: string }

const TEXTS = /^(licen[cs]e|notice|copying)/i

/**
 * Writes `licences.txt` beside what is bundled: the terms of every package in it, which all ask to be handed on with it.
 * `more` are texts about what came by other ways.
 */
export function licences(more: readonly string[] = []): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const packages = new Set([...this.getModuleIds()].flatMap((id) => packageOf(id) ?? []))
      const source = [...[...packages].map(termsOf).sort(), ...more].join(`\n\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` })
    },
  }
}

/** The folder of the package that a module belongs to; null: it is ours. */
function packageOf(id: string): string | null {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '')
  if (!path.includes('/node_modules/')) return null
  for (let folder = dirname(path); !folder.endsWith('/node_modules'); folder = dirname(folder)) {
    // Inside a package some folders say by a manifest without a name what kind of modules they hold.
    if (existsSync(join(folder, 'package.json')) && manifestOf(folder).name !== undefined) return folder
  }
  return null
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

function termsOf(folder: string): string {
  const { name = '', version = '', license = '' } = manifestOf(folder)
  const files = readdirSync(folder).filter((file) => TEXTS.test(file))
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version} (${license})`, ...texts].join('\n\n')
}
