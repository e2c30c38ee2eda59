import { editProject, redoProject, undoProject } from '../dataset/edit.ts'
import type { OpenProject } from '../openProjects.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import type { Services } from '../services.ts'
import { implementer } from './base.ts'

/** An act that changes data: done, then told to every window of the project. */
export async function change<T extends EditResult>(
  context: Services,
  id: string,
  act: (entry: OpenProject) => Promise<T>,
): Promise<T> {
  const entry = await context.projects.get(id)
  const result = await act(entry)
  context.projects.changed(entry)
  return result
}

export const rows = {
  page: implementer.rows.page.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return project.page(input.filter, input.offset, input.limit, input.refresh)
  }),
  locate: implementer.rows.locate.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return project.locate(input.filter, input.row)
  }),
  texts: implementer.rows.texts.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return project.texts(input.filter, input.offset, input.limit, input.columns)
  }),
  ids: implementer.rows.ids.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return project.ids(input.filter, input.offset, input.limit)
  }),
  edit: implementer.rows.edit.handler(({ context, input }) =>
    change(context, input.project, ({ project, recount }) => editProject(project, recount, input.patches, input.label)),
  ),
  undo: implementer.rows.undo.handler(({ context, input }) =>
    change(context, input.project, ({ project, recount }) => undoProject(project, recount)),
  ),
  redo: implementer.rows.redo.handler(({ context, input }) =>
    change(context, input.project, ({ project, recount }) => redoProject(project, recount)),
  ),
}

export const columns = {
  layout: implementer.columns.layout.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    project.layout(input.column, { width: input.width, hidden: input.hidden })
    return project.state()
  }),
}
