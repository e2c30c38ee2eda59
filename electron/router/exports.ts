import type { ExportedFile, ExportEvent } from '../../shared/contract/exports.ts'
import { writeTraining } from '../dataset/export.ts'
import { withProgress } from '../progress.ts'
import type { Project } from '../project/project.ts'
import type { Services } from '../services.ts'
import { implementer, streamed } from './base.ts'

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
