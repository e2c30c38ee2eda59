import { expect, test } from 'vitest'
import { sourceOf } from '../../../../renderer/sheet/inspector/parts.ts'
import { columnOf } from '../../../columns.ts'

test('a turn is called by the column it is the text of, and a turn of a conversation is not', () => {
  const columns = [columnOf('c1', 'prompt', 'Ticket'), columnOf('c2', 'messages', 'messages')]
  expect(sourceOf(columns, 'c1')).toBe('Ticket')
  expect(sourceOf(columns, 'c2')).toBeNull()
  expect(sourceOf(columns, null)).toBeNull()
})
