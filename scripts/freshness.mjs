/** Whether what was built is still what the sources say. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './projectNode.mjs'

/** Newest change under a folder, the folders themselves included, so that a deleted file counts too. */
function newest(path) {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), info.mtimeMs)
}

/** Whether all of `built` (under out/) is there and younger than everything in the folders `sources`. */
export function isBuilt(built, sources) {
  const times = built.map((path) => statSync(join(root, 'out', path), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const changed = [...sources, 'package.json'].map((path) => newest(join(root, path)))
  return Math.min(...times) >= Math.max(...changed)
}
