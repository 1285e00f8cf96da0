import { expect, test } from 'vitest'

import { actions, actionsByName } from './actions.ts'
import type { ActionName } from './client-types.ts'

test('the client knows every action by its name', () => {
  const eachIsKnown: string extends ActionName
    ? 'a list of actions was declared wider: end it in `as const satisfies readonly Action[]`'
    : true = true
  expect(eachIsKnown).toBe(true)
  expect(actionsByName.size).toBe(actions.length)
})
