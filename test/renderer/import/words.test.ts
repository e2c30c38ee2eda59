import { describe, expect, it } from 'vitest'
import { Role } from '../../../shared/domain/column.ts'
import { formatFor, letters, projectName, ROLES } from '../../../renderer/import/words.ts'

describe('what a column can be for', () => {
  it('names every role there is', () => {
    expect(ROLES.map((one) => one.value).toSorted()).toEqual([...Role.options].toSorted())
  })

  it('decides the shape of the training file', () => {
    expect(formatFor(['prompt', 'preferred', 'rejected'], 'chat')).toBe('preference')
    expect(formatFor(['prompt', 'completion'], 'chat')).toBe('chat')
    expect(formatFor(['prompt', 'completion'], 'completion')).toBe('completion')
    // The user took the better and the worse answer away again.
    expect(formatFor(['prompt', 'completion'], 'preference')).toBe('chat')
  })
})

describe('letters', () => {
  it('offer what was recognised, known by name or not', () => {
    expect(letters('utf-8').filter((one) => one.value === 'utf-8')).toHaveLength(1)
    expect(letters('ibm866').at(-1)).toEqual({ value: 'ibm866', label: 'IBM866' })
  })
})

describe('the name of a project', () => {
  it.each([
    ['answered_tickets-2026.csv', 'answered tickets-2026'],
    ['train.jsonl', 'train'],
    ['Fragen.v2.csv', 'Fragen.v2'],
    ['.csv', 'Untitled'],
  ])('of %s is %s', (file, name) => {
    expect(projectName(file)).toBe(name)
  })
})
