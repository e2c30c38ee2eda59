import { z } from 'zod'
import { Failure } from '../domain/failure.ts'
import { daysBetween, formatDay, type Day } from '../format/days.ts'
import { formatNumber } from '../format/figures.ts'
import { nearest } from './nearest.ts'
import { OUTDATED_AFTER_DAYS } from './providers.ts'
import { Model } from './schema.ts'

/** A list of models with what is known of them on one day. Built in, or read from a file that anybody can write. */
export type Catalog = {
  /** The day on which it was true. */
  readonly asOf: Day
  /** What can be trained first, what is gone last. */
  readonly models: readonly Model[]
  /** Names people type → model; lower case. */
  readonly byName: ReadonlyMap<string, Model>
}

/** The marks by which a file of models is told from any other JSON. */
const KIND = 'tunesheet-models'
const VERSION = 1

const CatalogFile = z.object({
  kind: z.literal(KIND),
  version: z.literal(VERSION),
  asOf: z.iso.date(),
  models: z.array(Model).min(1).max(2000),
})
export type CatalogFile = z.infer<typeof CatalogFile>

/** A list of models as of a day, in which they are found by id and alias, upper and lower case alike. */
export function catalogOf(asOf: Day, models: readonly Model[]): Catalog {
  return { asOf, models, byName: new Map(models.flatMap((model) => namesOf(model).map((name) => [name, model]))) }
}

function namesOf(model: Model): string[] {
  return [...new Set([model.id, ...model.aliases].map((name) => name.toLowerCase()))]
}

/** The file a catalogue is written as, and read from. */
export function fileOf({ asOf, models }: Catalog): CatalogFile {
  return { kind: KIND, version: VERSION, asOf, models: [...models] }
}

/** `ft:gpt-4.1-mini-2025-04-14:org:suffix:id` → `gpt-4.1-mini-2025-04-14`: a tuned model counts and costs as its base. */
function baseName(id: string): string {
  const name = id.trim().toLowerCase()
  return name.startsWith('ft:') ? (name.slice(3).split(':')[0] ?? '') : name
}

/** The model with an id, an alias or a tuned model's id; null when the catalogue does not have it. */
export function knownIn(catalog: Catalog, id: string): Model | null {
  return catalog.byName.get(baseName(id)) ?? null
}

/** As `knownIn`, but what is not in the catalogue is a Failure `unknown-model` that names the nearest ids. */
export function findIn(catalog: Catalog, id: string): Model {
  const found = knownIn(catalog, id)
  if (found) return found
  const near = nearest(baseName(id), [...catalog.byName.keys()])
  throw new Failure({
    code: 'unknown-model',
    message: `There is no model "${id}" in the list of ${formatDay(catalog.asOf)}.`,
    hint: `The nearest are ${near.join(', ')}.`,
  })
}

/** Whether what was true on one day is so old on another that it must be shown as out of date. */
export function isOutdated(asOf: Day, today: Day): boolean {
  return daysBetween(asOf, today) > OUTDATED_AFTER_DAYS
}

/**
 * A catalogue from the text of a file. What is no catalogue, what lacks a fact or its source, and what is dated later
 * than today is a Failure `wrong-input` that says where. Nothing is taken over in part.
 */
export function parseCatalog(text: string, today: Day): Catalog {
  const { asOf, models } = read(text)
  if (daysBetween(today, asOf) > 0) throw refusal(`The list is dated ${formatDay(asOf)}, which is not yet.`)
  for (const model of models) refuseLaterFacts(model, asOf)
  const names = models.flatMap((model) => namesOf(model))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw refusal(`The list has two models named "${twice}".`)
  return catalogOf(asOf, models)
}

function read(text: string): CatalogFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refusal('This file is no list of models: it is not JSON.')
  }
  const marks = z.object({ kind: z.literal(KIND), version: z.number() }).safeParse(json)
  if (!marks.success) throw refusal('This file is no list of models: it does not call itself one.')
  if (marks.data.version > VERSION) throw refusal('This list of models is for a later version of Tunesheet.')
  const parsed = CatalogFile.safeParse(json)
  if (parsed.success) return parsed.data
  throw refusal(whereWrong(parsed.error.issues[0]?.path ?? [], json))
}

const WHAT: Readonly<Record<string, string>> = {
  trainingPrice: 'its price for training',
  inputPrice: 'its price for reading',
  cachedInputPrice: 'its price for reading again',
  outputPrice: 'its price for writing',
  baseInputPrice: 'its price for reading as it comes',
  baseOutputPrice: 'its price for writing as it comes',
  hostingPrice: 'its price for hosting',
  limit: 'its limit per example',
  trainingEnds: 'the day its training ends',
  baseStops: 'the day it stops',
  tunedStops: 'the day tuned models stop',
  encoding: 'how it is counted',
  images: 'how its images are counted',
}

/** The first thing that is wrong, as a sentence: `Model 3, "gpt-5-mini": its limit per example is missing or wrong.` */
function whereWrong(path: readonly PropertyKey[], json: unknown): string {
  const [list, at, key] = path
  if (list === 'asOf') return 'The list does not say of which day it is, as in 2026-11-22.'
  if (list !== 'models' || typeof at !== 'number') return 'The list has no models in it.'
  const named = z.object({ models: z.array(z.object({ id: z.string() }).or(z.unknown())) }).safeParse(json)
  const model = named.success ? z.object({ id: z.string() }).safeParse(named.data.models[at]) : null
  const name = model?.success ? `, "${model.data.id}"` : ''
  const what = WHAT[String(key)] ?? (key === undefined ? 'what is told of it' : `its field "${String(key)}"`)
  return `Model ${formatNumber(at + 1)}${name}: ${what}, or its source and day, is missing or wrong.`
}

function refuseLaterFacts(model: Model, asOf: Day): void {
  const days = Object.values(model).flatMap((fact) => (typeof fact === 'object' && 'asOf' in fact ? [fact.asOf] : []))
  const late = days.find((day) => daysBetween(asOf, day) > 0)
  if (late !== undefined)
    throw refusal(`"${model.id}" has a fact of ${formatDay(late)}, later than the list itself, ${formatDay(asOf)}.`)
}

function refusal(message: string): Failure {
  return new Failure({
    code: 'wrong-input',
    message,
    hint: 'The list in use stays as it is. Choose another file.',
  })
}
