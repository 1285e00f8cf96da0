import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { hashFile } from '../base/files/index.ts'
import { parseProvider } from '../engine/case/index.ts'
import { type Walk, walkSources } from '../engine/evidence/index.ts'
import { runScope, type ScopeRequest, type ScopeResult } from '../engine/pipeline.ts'
import { gatherParts, readPart } from '../engine/read-part.ts'
import { makeWorld } from '../worlds/index.ts'
import { registerHash, temporaryFolder } from './cordon.ts'

/** A case that is read in parts, as many machines do it, and decided upon by people. */
const folder = temporaryFolder('parts')
const world = join(folder, 'world')
const context = { clock: systemClock, stop: new AbortController().signal, progress: () => {} }
const settings = { keepText: false, ownDomains: [] as string[] }
let request: ScopeRequest
let walk: Walk
let whole: ScopeResult

beforeAll(async () => {
  await makeWorld({ patients: 120, mix: 'hk', seed: 11, out: world })
  const provider = parseProvider(readFileSync(join(world, 'provider.yaml'), 'utf8'), 'provider.yaml')
  // The parts are read with the settings that `runScope` takes from the provider.
  const { ownDomains } = await import('../engine/case/index.ts')
  settings.ownDomains = [...ownDomains(provider)]
  const asOf = Date.parse('2026-11-25T09:00:00+08:00')
  const sources = [join(world, 'leak')]
  const roster = join(world, 'roster.csv')
  request = {
    sources,
    roster,
    rosterColumns: {},
    provider,
    out: join(folder, 'whole'),
    workers: 2,
    keepText: false,
    asOf,
  }
  walk = walkSources(sources)
  whole = await runScope(request, context)
})

test('parts that were read apart, without the bytes at hand, make the same register as one run', async () => {
  const stores: string[] = []
  const count = 3
  for (let part = 0; part < count; part++) {
    const items = walk.items.filter((_, at) => at % count === part)
    const own = { ...walk, items, gaps: [] }
    const read = await readPart({ walk: own, folder: join(folder, `part-${part}`), settings, workers: 2 }, context)
    stores.push(read.store)
  }
  const out = join(folder, 'gathered')
  mkdirSync(out)
  expect(gatherParts(out, settings, stores)).toBeGreaterThan(walk.items.length / 2)
  const items = walk.items.map((item) => ({ ...item, sha256: hashFile(item.path), path: `/nowhere/${item.item}` }))
  await runScope({ ...request, out, walk: { ...walk, items } }, context)
  expect(registerHash(out)).toBe(registerHash(request.out))
})

test('what people decided holds in the next run, and is said; what they did not decide stays open', async () => {
  const { doubts, candidates } = whole.register.people
  const [one, other] = [...doubts.keys()]
  const chosen = whole.patients.record(candidates.get(one!)![0]!.patient)!
  const decisions = new Map<string, string | null>([
    ...doubts.get(one!)!.signatures.map((signature) => [signature, chosen.id] as const),
    ...doubts.get(other!)!.signatures.map((signature) => [signature, null] as const),
  ])
  const second = await runScope({ ...request, out: join(folder, 'decided'), decisions }, context)
  expect(second.summary.people.ambiguous).toBe(whole.summary.people.ambiguous - 2)
  const people = readFileSync(join(folder, 'decided', 'people.csv'), 'utf8')
  expect(people).toContain(`,${chosen.id},linked,`)
  expect(second.summary.people.unlisted).toBe(whole.summary.people.unlisted + 1)
})
