import { useQuery } from '@tanstack/react-query'
import type { FileRef } from '../../shared/contract/base.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { client } from '../api.ts'

type Tried = { readonly file: FileRef; readonly readable: boolean }

/** Files of several that can be read although others cannot. */
export type Readable = { readonly files: readonly FileRef[]; readonly left: readonly string[] }

/** Of several files in one of which there is trouble, those without; null: there is one file, or it is not known yet. */
export function useReadableFiles(file: string, failure: FailureData, options: ImportOptions): Readable | null {
  const { data = [] } = useQuery({
    queryKey: ['readable files', file, options],
    queryFn: async (): Promise<Tried[]> => {
      const files = await client.imports.apart({ file })
      if (files.length < 2) return []
      return Promise.all(files.map(async (one) => ({ file: one, readable: await isReadable(one, options) })))
    },
  })
  // Trouble further down in a file shows only when all of it is walked through; the sentence then begins with its name.
  const bad = data.filter((one) => !one.readable || failure.message.startsWith(one.file.name))
  const good = data.filter((one) => !bad.includes(one))
  if (bad.length === 0 || good.length === 0) return null
  return { files: good.map((one) => one.file), left: bad.map((one) => one.file.name) }
}

async function isReadable({ ref }: FileRef, options: ImportOptions): Promise<boolean> {
  try {
    await client.imports.preview({ file: ref, options })
    return true
  } catch {
    return false
  }
}
