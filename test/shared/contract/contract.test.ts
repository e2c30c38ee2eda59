import { isContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../shared/contract/contract.ts'

type Named = { path: string; output: unknown; input: unknown }

function procedures(node: object, path: string): Named[] {
  if (isContractProcedure(node)) {
    const definition = node['~orpc'] as { inputSchema: unknown; outputSchema: unknown }
    return [{ path, input: definition.inputSchema, output: definition.outputSchema }]
  }
  return Object.entries(node).flatMap(([name, child]) =>
    procedures(child as object, path === '' ? name : `${path}.${name}`),
  )
}

const all = procedures(contract, '')

/** The key of a new column is a plus sign and a number: nothing to be kept secret. */
const isColumnKey = (property: unknown): boolean =>
  typeof property === 'object' &&
  property !== null &&
  'pattern' in property &&
  String(property.pattern).startsWith('^\\+')

function propertyNames(schema: unknown): string[] {
  if (!(schema instanceof z.ZodType)) return []
  const names: string[] = []
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }), (name, value: unknown) => {
    if (name === 'properties' && typeof value === 'object' && value !== null) names.push(...namesOf(value))
    return value
  })
  return names
}

function namesOf(properties: object): string[] {
  return Object.entries(properties).flatMap(([name, property]) => (isColumnKey(property) ? [] : [name]))
}

describe('the contract', () => {
  it('has procedures for every noun', () => {
    const nouns = new Set(all.map(({ path }) => path.split('.')[0]))
    expect([...nouns].sort()).toEqual(
      [
        'alike',
        'app',
        'catalog',
        'columns',
        'cost',
        'exports',
        'facts',
        'files',
        'find',
        'fixes',
        'hidden',
        'history',
        'imports',
        'jobs',
        'keys',
        'playground',
        'project',
        'readiness',
        'review',
        'rows',
        'split',
        'tools',
        'versions',
      ].sort(),
    )
  })

  it('never gives a key, a secret or a path to the window', () => {
    for (const { path, output } of all) {
      expect(propertyNames(output), path).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(key|apiKey|secret|token|password|path)$/i)]),
      )
    }
  })

  it('takes a key in exactly one place', () => {
    expect(all.filter(({ input }) => propertyNames(input).includes('key')).map(({ path }) => path)).toEqual([
      'keys.set',
    ])
  })

  it('takes a path in exactly one place: a file dropped on the desktop window', () => {
    expect(all.filter(({ input }) => propertyNames(input).includes('path')).map(({ path }) => path)).toEqual([
      'files.dropped',
    ])
  })
})
