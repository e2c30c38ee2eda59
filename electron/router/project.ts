import { join } from 'node:path'
import { DEFAULT_SETUP } from '../../shared/domain/setup.ts'
import { importFile } from '../imports/run.ts'
import { previewFile } from '../imports/preview.ts'
import { copyProject } from '../project/file/copy.ts'
import { freePath } from '../project/file/freePath.ts'
import { Project } from '../project/project.ts'
import type { Services } from '../services.ts'
import { implementer, streamed } from './base.ts'
import { SAMPLES } from './samples.ts'

/**
 * Where an opened project file lives. What a browser sent lies in a folder that goes when the door closes: a project is
 * brought home first, or edits would go with it.
 */
async function kept(context: Services, file: { path: string; name: string }): Promise<string> {
  if (context.host.door !== 'browser') return file.path
  const home = freePath(context.host.projectsDir, file.name.replace(/\.tunesheet$/i, ''))
  await copyProject(file.path, home)
  return home
}

export const project = {
  recent: implementer.project.recent.handler(({ context }) => context.state.recents()),
  forget: implementer.project.forget.handler(({ context, input }) => {
    context.state.forget(input.project)
  }),
  create: implementer.project.create.handler(({ context, input }) => {
    const made = Project.create(freePath(context.host.projectsDir, input.name), {
      name: input.name,
      columns: [
        { name: 'Prompt', role: 'prompt' },
        { name: 'Completion', role: 'completion' },
      ],
      setup: DEFAULT_SETUP,
    })
    return context.projects.adopt(made).project.state()
  }),
  sample: implementer.project.sample.handler(async ({ context, input }) => {
    const { file, name, instruction } = SAMPLES[input.sample]
    const path = join(context.assetsDir, 'samples', file)
    const preview = await previewFile(path)
    const { project: made } = await importFile({
      path,
      name,
      roles: Object.fromEntries(preview.columns.map((column) => [column.id, column.role])),
      instruction: instruction === '' ? preview.instruction : instruction,
      format: preview.format,
      destination: freePath(context.host.projectsDir, name),
    })
    return context.projects.adopt(made).project.state()
  }),
  open: implementer.project.open.handler(async ({ context, input }) => {
    const entry =
      'file' in input
        ? await context.projects.openFile(await kept(context, context.refs.get(input.file)))
        : await context.projects.get(input.project)
    return entry.project.state()
  }),
  get: implementer.project.get.handler(async ({ context, input }) =>
    (await context.projects.get(input.project)).project.state(),
  ),
  rename: implementer.project.rename.handler(async ({ context, input }) => {
    const entry = await context.projects.get(input.project)
    entry.project.rename(input.name)
    context.projects.changed(entry)
    return entry.project.state()
  }),
  close: implementer.project.close.handler(async ({ context, input }) => {
    await context.projects.close(input.project)
  }),
  events: implementer.project.events.handler(({ context, input, signal }) =>
    streamed(context.projects.watch(input.project, signal)),
  ),
}
