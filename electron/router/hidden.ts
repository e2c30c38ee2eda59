import { hideShown, unhide } from '../dataset/shownRows.ts'
import { streamAct } from './acts.ts'
import { implementer } from './base.ts'

export const hidden = {
  hide: implementer.hidden.hide.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal, tell: 'hidden' }, ({ project }, pace) =>
      hideShown(project, { ...input, ...pace }),
    ),
  ),
  show: implementer.hidden.show.handler(({ context, input, signal }) =>
    streamAct(context, { project: input.project, total: null, signal, tell: 'hidden' }, ({ project }, pace) =>
      unhide(project, input.which, pace),
    ),
  ),
}
