import { editProject, editProjectLong, stepProject } from '../dataset/edit.ts'
import { fillShown, removeShown, splitShown } from '../dataset/shownRows.ts'
import { sizeOf } from '../../shared/domain/patch.ts'
import type { ViewEvent } from '../../shared/contract/rows.ts'
import { withProgress } from '../progress.ts'
import { change, streamAct } from './acts.ts'
import { implementer, streamed } from './base.ts'

export const rows = {
  view: implementer.rows.view.handler(({ context, input, signal }) =>
    streamed(
      withProgress<ViewEvent>(signal, async (emit, stop) => {
        const { project } = await context.projects.get(input.project)
        const total = project.state().totals.rows
        await project.prepare(input.view, {
          signal: stop,
          onProgress: (done) => {
            emit({ type: 'progress', progress: { done: Math.min(done, total), total } })
          },
        })
        return { type: 'done', count: project.page(input.view, 0, 0).count }
      }),
    ),
  ),
  page: implementer.rows.page.handler(async ({ context, input, signal }) => {
    const { view, offset, limit, refresh = false } = input
    const { project } = await context.projects.get(input.project)
    await project.prepare(view, { refresh, rows: offset + limit, least: offset + 1, signal })
    return project.page(view, offset, limit, refresh)
  }),
  locate: implementer.rows.locate.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    await project.prepare(input.view, { signal })
    return project.locate(input.view, input.row)
  }),
  edge: implementer.rows.edge.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return project.edge(input.view, input, { signal })
  }),
  texts: implementer.rows.texts.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    await project.prepare(input.view, { signal })
    const { view, offset, limit, columns } = input
    return project.manyTexts(project.ids(view, offset, limit), columns, { signal })
  }),
  ids: implementer.rows.ids.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    await project.prepare(input.view, { signal })
    return project.ids(input.view, input.offset, input.limit)
  }),
  edit: implementer.rows.edit.handler(({ context, input }) =>
    change(context, input.project, ({ project, recount }) => editProject(project, recount, input.patches, input.label)),
  ),
  editLong: implementer.rows.editLong.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: sizeOf(input.patches), signal }, ({ project, recount }, pace) =>
      editProjectLong(project, recount, { patches: input.patches, label: input.label, ...pace }),
    ),
  ),
  fill: implementer.rows.fill.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      fillShown(project, recount, { ...input, ...pace }),
    ),
  ),
  split: implementer.rows.split.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      splitShown(project, recount, { ...input, ...pace }),
    ),
  ),
  remove: implementer.rows.remove.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      removeShown(project, recount, { ...input, ...pace }),
    ),
  ),
  undo: implementer.rows.undo.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      stepProject(project, recount, { direction: 'back', revision: input.revision, ...pace }),
    ),
  ),
  redo: implementer.rows.redo.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal }, ({ project, recount }, pace) =>
      stepProject(project, recount, { direction: 'forward', revision: input.revision, ...pace }),
    ),
  ),
}

export const columns = {
  layout: implementer.columns.layout.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    project.layout(input.column, { width: input.width, hidden: input.hidden, frozen: input.frozen })
    return project.state()
  }),
}
