import type { Example } from '../example/chat.ts'
import { isFields } from '../example/jsonl.ts'
import { quoted } from './messages.ts'
import type { RowRule } from './rule.ts'

const NAME = /^[\w-]{1,64}$/
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

/** Descriptions of tools that the published format does not have. */
export const toolDefinition: RowRule = {
  id: 'tool-definition',
  scope: 'row',
  severity: 'error',
  title: 'Description of a tool does not fit the format',
  why: 'A tool has a name and a JSON Schema of its parameters; the provider refuses any other description.',
  source: 'Published chat format: tools[{type,function:{name,description,parameters}}]; JSON Schema 2020-12',
  check: ({ example }) => {
    const column = firstColumn(example)
    return toolsOf(example).flatMap((tool, at) => {
      const trouble = toolTrouble(tool)
      return trouble === null ? [] : [{ column, message: `Tool ${at + 1} ${trouble}.` }]
    })
  },
}

function toolsOf(example: Example): readonly unknown[] {
  if (example.format === 'chat') return example.tools ?? []
  return example.format === 'preference' ? (example.input.tools ?? []) : []
}

function firstColumn(example: Example): string | null {
  if (example.format === 'raw' || example.format === 'completion') return null
  return example.sources.find((source) => source !== null) ?? null
}

function toolTrouble(tool: unknown): string | null {
  if (!isFields(tool)) return 'is not an object'
  if (tool['type'] !== 'function') return 'is not of the type "function"'
  const described = tool['function']
  if (!isFields(described) || typeof described['name'] !== 'string') return 'has no name'
  const name = described['name']
  if (!NAME.test(name)) return `has the name ${quoted(name)}, which is not made of letters, digits, _ and - alone`
  const { parameters } = described
  return parameters === undefined || isSchema(parameters)
    ? null
    : `(${quoted(name)}) has parameters that are no JSON Schema`
}

/** Whether every `type`, `properties` and `required` in a schema is what it has to be. */
function isSchema(schema: unknown): boolean {
  if (!isFields(schema)) return false
  const { type, properties, required, items } = schema
  return (
    listOf(type).every((one) => typeof one === 'string' && TYPES.includes(one)) &&
    (required === undefined || (Array.isArray(required) && required.every((one) => typeof one === 'string'))) &&
    (properties === undefined || (isFields(properties) && Object.values(properties).every(isSubSchema))) &&
    listOf(items).every(isSubSchema)
  )
}

/** One value, or several; none where there is nothing. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}

function isSubSchema(schema: unknown): boolean {
  return typeof schema === 'boolean' || isSchema(schema)
}
