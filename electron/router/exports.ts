import type { ExportedFile, ExportEvent, SurveyEvent } from '../../shared/contract/exports.ts'
import { type ExportFormat, isLines } from '../../shared/domain/formats/exportFormat.ts'
import { type FileKind, writeExport, type WrittenFile } from '../dataset/exports/files.ts'
import { surveyExport } from '../dataset/exports/survey.ts'
import { withProgress } from '../progress.ts'
import type { Services } from '../services.ts'
import { implementer, streamed } from './base.ts'

/** The name that is offered for a file: `Support answers-train.jsonl`, `Support answers-review.xlsx`. */
function suggestedName(project: string, as: ExportFormat, kind: FileKind): string {
  const stem = project.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'tunesheet'
  if (as === 'review') return `${stem}-review.xlsx`
  if (!isLines(as)) return `${stem}.${as}`
  const shape = as === 'sharegpt' || as === 'alpaca' ? `-${as}` : ''
  return `${stem}${shape}-${kind}.jsonl`
}

function toExported(context: Services, file: WrittenFile, name: string): ExportedFile {
  const { kind, path, rows, bytes, sha256 } = file
  const { ref } = context.refs.add(path, name)
  return { kind, name, lines: rows, bytes, sha256, ref, download: context.host.deliver(path) }
}

export const exports_ = {
  survey: implementer.exports.survey.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(
      withProgress<SurveyEvent>(signal, async (emit, stop) => {
        const onProgress = (done: number, total: number): void => {
          emit({ type: 'progress', progress: { done, total } })
        }
        return { type: 'done', survey: await surveyExport(project, input, { signal: stop, onProgress }) }
      }),
    )
  }),
  run: implementer.exports.run.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(
      withProgress<ExportEvent>(signal, async (emit, stop) => {
        const total = input.rows.which === 'all' ? project.state().totals.rows : null
        const onProgress = (done: number): void => {
          emit({ type: 'progress', progress: { done, total } })
        }
        const names = new Map<FileKind, string>()
        const destination = (kind: FileKind): Promise<string | null> => {
          const name = suggestedName(project.state().name, input.as, kind)
          names.set(kind, name)
          return context.host.saveFile(name)
        }
        const files = await writeExport(project, input, destination, { signal: stop, onProgress })
        if (!files) return { type: 'cancelled' }
        return { type: 'done', files: files.map((file) => toExported(context, file, names.get(file.kind) ?? '')) }
      }),
    )
  }),
}
