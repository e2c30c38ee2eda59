import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { CensusEvent, ImportEvent } from '../../shared/contract/imports.ts'
import type { ExportedFile, ExportEvent } from '../../shared/contract/exports.ts'
import { writeTraining } from '../dataset/export.ts'
import { censusOf } from '../imports/census.ts'
import { previewFile } from '../imports/preview.ts'
import { importFile } from '../imports/run.ts'
import { withProgress } from '../progress.ts'
import { freePath } from '../project/freePath.ts'
import type { Project } from '../project/project.ts'
import type { Services } from '../services.ts'
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

async function exportSplit(
  context: Services,
  project: Project,
  kind: 'train' | 'validation',
  options: { signal: AbortSignal; onProgress: (rows: number) => void },
): Promise<ExportedFile | null> {
  const name = `${
    project
      .state()
      .name.replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim() || 'tunesheet'
  }-${kind}.jsonl`
  const path = await context.host.saveFile(name)
  if (path === null) return null
  const file = await writeTraining(project, kind, path, options)
  return {
    kind,
    name,
    lines: file.rows,
    bytes: file.bytes,
    sha256: file.sha256,
    ref: context.refs.add(path, name).ref,
    download: context.host.deliver(path),
  }
}

export const exports_ = {
  run: implementer.exports.run.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(
      withProgress<ExportEvent>(signal, async (emit, stop) => {
        const { rows: total, validationRows } = project.state().totals
        const files: ExportedFile[] = []
        for (const kind of validationRows > 0 ? (['train', 'validation'] as const) : (['train'] as const)) {
          const before = files.reduce((sum, file) => sum + file.lines, 0)
          const onProgress = (rows: number): void => {
            emit({ type: 'progress', progress: { done: before + rows, total } })
          }
          const file = await exportSplit(context, project, kind, { signal: stop, onProgress })
          if (!file) return { type: 'cancelled' }
          files.push(file)
        }
        return { type: 'done', files }
      }),
    )
  }),
}
