import type { FileRef } from '../../../shared/contract/base.ts'
import { pickFile } from '../../api.ts'
import { bringing } from '../bring.ts'

/** Asks for the file that came back, and gives it on; nothing when none was chosen. */
export function bringReview(open: (file: FileRef) => void): Promise<void> {
  return bringing(async (options) => {
    const file = await pickFile('data', options)
    if (file) open(file)
  })
}
