import { describe, expect, test } from 'vitest'
import { benches } from '../../../test/connectors/benches.ts'
import { connectorCases } from '../../../test/connectors/conformance.ts'
import { connectors } from './all.ts'

test('every connector has a bench, and every bench is about a connector of the list', () => {
  expect(Object.keys(benches).sort()).toEqual(connectors.map(({ name }) => name).sort())
})

for (const [name, openBench] of Object.entries(benches)) describe(name, () => connectorCases(openBench))
