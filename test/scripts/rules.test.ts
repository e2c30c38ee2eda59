import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES_PAGE, rulesPage } from '../../scripts/rules.ts'

test('docs/rules.md is the list of the rules as they are now', () => {
  expect(readFileSync(RULES_PAGE, 'utf8'), 'Run `npm run rules`.').toBe(rulesPage())
})
