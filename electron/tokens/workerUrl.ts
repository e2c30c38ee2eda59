/**
 * Where the worker lies: beside this file when running from source, beside the chunk after the build, which puts every
 * chunk and `worker.js` in one folder. The name is chosen at run time, so that the bundler leaves it alone.
 */
export function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
  return new URL(name, import.meta.url)
}
