import { implementer, streamed } from './base.ts'

export const keys = {
  status: implementer.keys.status.handler(({ context }) => context.keys.status()),
  set: implementer.keys.set.handler(({ context, input }) => context.keys.set(input)),
  clear: implementer.keys.clear.handler(({ context, input }) => context.keys.clear(input.provider)),
  test: implementer.keys.test.handler(({ context, input }) => context.keys.test(input.provider)),
}

export const jobs = {
  plan: implementer.jobs.plan.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.plan(project, input)
  }),
  start: implementer.jobs.start.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.start(project, input)
  }),
  list: implementer.jobs.list.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.list(project)
  }),
  watch: implementer.jobs.watch.handler(async ({ context, input, signal }) => {
    const { project } = await context.projects.get(input.project)
    return streamed(context.training.watch(project, input.submission, signal ?? new AbortController().signal))
  }),
  cancel: implementer.jobs.cancel.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.cancel(project, input.submission)
  }),
  reconcile: implementer.jobs.reconcile.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.reconcile(project, input.submission)
  }),
  setAside: implementer.jobs.setAside.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.setAside(project, input.submission)
  }),
}

export const playground = {
  ask: implementer.playground.ask.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.ask(project, input.submission, input.question)
  }),
  heldBack: implementer.playground.heldBack.handler(async ({ context, input }) => {
    const { project } = await context.projects.get(input.project)
    return context.training.heldBack(project, input.nth)
  }),
}
