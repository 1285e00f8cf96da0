import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Recorded, replay } from '../../../test/connectors/replay.ts'
import { connectors } from './all.ts'

/**
 * Recorded exchanges, in cases/<connector>.yaml: what goes over the wire, byte for byte where it matters, and what is said of it.
 * One runner reads all of them; test/connectors/replay.ts explains the keys.
 */
const folder = new URL('cases/', import.meta.url)

test('every connector has its recorded exchanges, and nothing else is there', () => {
  expect(readdirSync(folder).sort()).toEqual(connectors.map(({ name }) => `${name}.yaml`).sort())
})

for (const connector of connectors)
  describe(connector.name, () => {
    const cases = parse(readFileSync(new URL(`${connector.name}.yaml`, folder), 'utf8')) as Recorded[]
    test.each(cases)('$name', (recorded) => replay(connector, recorded))
  })
