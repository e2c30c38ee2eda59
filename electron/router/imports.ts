import type { CensusEvent, ImportEvent } from '../../shared/contract/imports.ts'
import { appendFiles, previewAppend } from '../dataset/append.ts'
import { censusOf } from '../imports/census.ts'
import { importFile } from '../imports/run.ts'
import { joinFiles } from '../imports/severalFiles.ts'
import { withProgress } from '../progress.ts'
import { freePath } from '../project/file/freePath.ts'
import { streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

export const imports = {
  together: implementer.imports.together.handler(({ context, input }) => context.refs.group(input.files)),
  apart: implementer.imports.apart.handler(({ context, input }) => context.refs.apart(input.file)),
  preview: implementer.imports.preview.handler(async ({ context, input }) => {
    const { preview } = await joinFiles(context.refs.all(input.file), input.options, { places: input.places })
    return preview
  }),
  census: implementer.imports.census.handler(({ context, input, signal }) => {
    const files = context.refs.all(input.file)
    return streamed(
      withProgress<CensusEvent>(signal, async (emit, stop) => {
        const { census } = await censusOf(files, input.options, {
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
    const [first, ...also] = context.refs.all(input.file)
    const { options, places, name, roles, instruction, format } = input
    const destination = freePath(context.host.projectsDir, name)
    const picked = { path: first?.path ?? '', fileName: first?.name, also }
    const request = { ...picked, options, places, name, roles, instruction, format }
    return streamed(
      withProgress<ImportEvent>(signal, async (emit, stop) => {
        const onProgress = (progress: { done: number; total: number | null }, rows: number): void => {
          emit({ type: 'progress', progress, rows })
        }
        const made = await importFile({ ...request, destination }, { signal: stop, onProgress })
        const { project } = context.projects.adopt(made.project)
        const state = project.state()
        const { records, skipped, skippedTotal, emptyRows, files } = made
        const rows = state.totals.rows
        return { type: 'done', state, records, rows, skipped: [...skipped], skippedTotal, emptyRows, files: [...files] }
      }),
    )
  }),
  appendPreview: implementer.imports.appendPreview.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return previewAppend(project, context.refs.all(input.file), input)
  }),
  append: implementer.imports.append.handler(({ context, input, signal }) => {
    const { options, places, match } = input
    const files = context.refs.all(input.file)
    return streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      appendFiles(project, recount, { files, options, places, match }, pace),
    )
  }),
  paste: implementer.imports.paste.handler(({ context, input }) => context.refs.addPasted(input.text)),
}
