import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Recorded, replay } from '../../../test/connectors/replay.ts'
import { connectors } from './all.ts'
import { containmentActions } from './order.ts'

/**
 * Recorded exchanges, in cases/<connector>.yaml: what goes over the wire, byte for byte where it matters, and what is said of it.
 * One runner reads all of them; test/connectors/replay.ts explains the keys.
 */
const folder = new URL('cases/', import.meta.url)

test('every connector has its recorded exchanges, and nothing else is there', () => {
  expect(readdirSync(folder).sort()).toEqual(connectors.map(({ name }) => `${name}.yaml`).sort())
})

test('docs/guides/add-a-connector.md says what each connector does, and names its settings', () => {
  const guide = readFileSync(new URL('../../../docs/guides/add-a-connector.md', import.meta.url), 'utf8')
  const rows = [...guide.matchAll(/^\| ([a-z-]+) \| (.+) \|$/gm)].map(([, name, cells]) => [name, cells!.split(' | ')])
  const [, columns] = rows.find(([name]) => name === 'connector') as [string, string[]]
  expect(columns).toEqual(containmentActions)
  const does = (cells: string[]) => containmentActions.filter((_, at) => cells[at] !== '-')
  const table = new Map(rows.slice(1).map(([name, cells]) => [name, does(cells as string[])]))
  for (const { name, can, settings } of connectors) {
    expect(table.get(name), name).toEqual(containmentActions.filter((action) => can[action] !== undefined))
    const paragraph = guide.split(`\n**${name}**: `)[1]?.split('\n\n')[0] ?? ''
    for (const key of Object.keys(settings.properties)) expect(paragraph, `${name}: ${key}`).toContain(`\`${key}\``)
  }
  expect(table.size).toBe(connectors.length)
})

for (const connector of connectors)
  describe(connector.name, () => {
    const cases = parse(readFileSync(new URL(`${connector.name}.yaml`, folder), 'utf8')) as Recorded[]
    test.each(cases)('$name', (recorded) => replay(connector, recorded))
  })
