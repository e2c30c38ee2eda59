import { expect, test } from 'vitest'
import type { Column } from '../../../shared/domain/column.ts'
import { sourceOf } from '../../../renderer/sheet/inspector/parts.ts'

const column = (id: string, name: string, role: Column['role']): Column => ({
  id,
  name,
  role,
  width: 320,
  hidden: false,
  frozen: false,
})

test('a turn is called by the column it is the text of, and a turn of a conversation is not', () => {
  const columns = [column('c1', 'Ticket', 'prompt'), column('c2', 'messages', 'messages')]
  expect(sourceOf(columns, 'c1')).toBe('Ticket')
  expect(sourceOf(columns, 'c2')).toBeNull()
  expect(sourceOf(columns, null)).toBeNull()
})
