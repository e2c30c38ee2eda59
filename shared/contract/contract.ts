import { alike } from './alike.ts'
import { app, files } from './app.ts'
import { catalog } from './catalog.ts'
import { cost } from './cost.ts'
import { exports_ } from './exports.ts'
import { facts } from './facts.ts'
import { find } from './find.ts'
import { fixes } from './fixes.ts'
import { hidden } from './hidden.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { playground } from './playground.ts'
import { project } from './project.ts'
import { readiness } from './readiness.ts'
import { review } from './review.ts'
import { columns, rows } from './rows.ts'
import { split } from './split.ts'
import { tools } from './tools.ts'
import { versions } from './versions.ts'

/** Everything a window can ask. A missing handler, a wrong reply or a misspelt call does not compile. */
export const contract = {
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
}
