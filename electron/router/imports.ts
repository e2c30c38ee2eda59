import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { CensusEvent, ImportEvent } from '../../shared/contract/imports.ts'
import { censusOf } from '../imports/census.ts'
import { previewFile } from '../imports/preview.ts'
import { importFile } from '../imports/run.ts'
import { withProgress } from '../progress.ts'
import { freePath } from '../project/freePath.ts'
import { implementer, streamed } from './base.ts'

export const imports = {
  preview: implementer.imports.preview.handler(({ context, input }) => {
    const { path, name } = context.refs.get(input.file)
    return previewFile(path, input.options, name)
  }),
  census: implementer.imports.census.handler(({ context, input, signal }) => {
    const { path, name } = context.refs.get(input.file)
    return streamed(
      withProgress<CensusEvent>(signal, async (emit, stop) => {
        const census = await censusOf(path, input.options, {
          name,
          signal: stop,
          onProgress: (progress, records) => {
            emit({ type: 'progress', progress, records })
          },
        })
        return { type: 'done', census }
      }),
    )
  }),
  run: implementer.imports.run.handler(({ context, input, signal }) => {
    const { path, name } = context.refs.get(input.file)
    return streamed(
      withProgress<ImportEvent>(signal, async (emit, stop) => {
        const made = await importFile(
          {
            path,
            fileName: name,
            options: input.options,
            name: input.name,
            roles: input.roles,
            instruction: input.instruction,
            format: input.format,
            destination: freePath(context.host.projectsDir, input.name),
          },
          {
            signal: stop,
            onProgress: (progress, rows) => {
              emit({ type: 'progress', progress, rows })
            },
          },
        )
        const { project } = context.projects.adopt(made.project)
        const state = project.state()
        const { records, skipped, skippedTotal } = made
        return { type: 'done', state, records, rows: state.totals.rows, skipped: [...skipped], skippedTotal }
      }),
    )
  }),
  paste: implementer.imports.paste.handler(async ({ context, input }) => {
    const path = join(tmpdir(), `tunesheet-paste-${randomUUID()}.csv`)
    await writeFile(path, input.text, { mode: 0o600 })
    return context.refs.add(path, 'Pasted rows')
  }),
}
