import { alike } from './alike.ts'
import { app, files } from './app.ts'
import { implementer } from './base.ts'
import { catalog } from './catalog.ts'
import { exports_ } from './exports.ts'
import { imports } from './imports.ts'
import { find } from './find.ts'
import { fixes } from './fixes.ts'
import { hidden } from './hidden.ts'
import { history } from './history.ts'
import { cost, facts } from './numbers.ts'
import { project } from './project.ts'
import { readiness } from './readiness.ts'
import { review } from './review.ts'
import { columns, rows } from './rows.ts'
import { split } from './split.ts'
import { tools } from './tools.ts'
import { jobs, keys, playground } from './training.ts'
import { versions } from './versions.ts'

/** Contract → services. The handlers hold no logic: they find the project and hand over. */
export const router = implementer.router({
  app,
  files,
  project,
  columns,
  rows,
  hidden,
  history,
  versions,
  facts,
  readiness,
  find,
  fixes,
  alike,
  split,
  tools,
  cost,
  catalog,
  imports,
  exports: exports_,
  review,
  keys,
  jobs,
  playground,
})
