import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'

/** What a test says that needs a disk and has none. */
export const NO_DISK = 'needs root on Linux, to mount a disk'

const PIECE = Buffer.alloc(16 * 1024)

/** A small disk of its own; only root on Linux may mount one, elsewhere it is null. */
export class Disk implements Disposable {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  static mount(path: string, size: string): Disk | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
    mkdirSync(path)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'ignore' })
      return new Disk(path)
    } catch {
      return null
    }
  }

  remount(options: string): void {
    execFileSync('mount', ['-o', `remount,${options}`, this.path])
  }

  file(name: string): string {
    return `${this.path}/${name}`
  }

  /** Fills it up, but for so many bytes. */
  fill(left: number): void {
    const ballast = openSync(this.file('ballast'), 'w')
    let bytes = 0
    try {
      for (;;) bytes += writeSync(ballast, PIECE)
    } catch {
      // It is full.
    }
    ftruncateSync(ballast, Math.max(0, bytes - left))
    closeSync(ballast)
  }

  makeRoom(): void {
    rmSync(this.file('ballast'))
  }

  [Symbol.dispose](): void {
    execFileSync('umount', ['-l', this.path])
  }
}
