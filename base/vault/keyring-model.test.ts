import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../errors.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { keyringInMemory } from './keyring-store.ts'
import { openRow, sealRow } from './seal-row.ts'
import { clock, openVault, words } from './vault.fixture.ts'

/** What a keyring should be, in the plainest words. */
interface Model {
  sealed: boolean
  phrase: string
  cases: Map<string, { active: number; versions: Set<number>; held: boolean; erased: boolean }>
  rows: { caseId: string; version: number; sealed: Buffer; row: number }[]
}

const ids = ['case-a', 'case-b']
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('create', 'rotate', 'hold', 'release', 'erase', 'write'),
    id: fc.constantFrom(...ids),
  }),
  fc.record({ do: fc.constant('retire'), id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constantFrom('master', 'seal', 'open', 'restart'), id: fc.constant('') }),
) as fc.Arbitrary<{ do: string; id: string; version?: number }>

test('after any sequence of changes the keyring is what the plain model says, and opens exactly the rows it should', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const store = keyringInMemory()
      let keyring = await openVault([], store)
      const model: Model = { sealed: false, phrase: 'harbour lantern teapot 9', cases: new Map(), rows: [] }
      for (const one of steps) {
        if (one.do === 'restart') {
          keyring = await openKeyring(store, clock)
          model.sealed = true
          continue
        }
        const expected = foretell(model, one)
        expect(await codeOf(() => perform(keyring, model, one)), one.do).toBe(expected)
        expect(keyring.sealed).toBe(model.sealed)
      }
      await keyring.open(words(model.phrase))
      for (const row of model.rows) expect(await codeOf(async () => check(keyring, row))).toBe(fate(model, row))
    }),
    { numRuns: 150 },
  )
})

/** The code the step must fail with, or undefined; changes the model accordingly. */
function foretell(model: Model, one: { do: string; id: string; version?: number }): string | undefined {
  if (one.do === 'seal' || one.do === 'open') {
    model.sealed = one.do === 'seal'
    return undefined
  }
  if (model.sealed) return 'VAULT_SEALED'
  if (one.do === 'master') return undefined
  const entry = model.cases.get(one.id)
  if (one.do === 'create') {
    if (entry !== undefined) return 'USAGE'
    model.cases.set(one.id, { active: 1, versions: new Set([1]), held: false, erased: false })
    return undefined
  }
  if (entry === undefined) return 'VAULT_WRONG_KEY'
  if (entry.erased) return one.do === 'erase' ? undefined : 'VAULT_ERASED'
  if (entry.held && (one.do === 'erase' || one.do === 'retire')) return 'VAULT_HELD'
  if (one.do === 'retire' && one.version === entry.active) return 'USAGE'
  if (one.do === 'retire') entry.versions.delete(one.version!)
  if (one.do === 'hold' || one.do === 'release') entry.held = one.do === 'hold'
  if (one.do === 'erase') entry.erased = true
  if (one.do === 'rotate') {
    entry.active++
    entry.versions.add(entry.active)
  }
  return undefined
}

async function perform(
  keyring: Keyring,
  model: Model,
  { do: what, id, version }: { do: string; id: string; version?: number },
) {
  if (what === 'create') return keyring.createCase(id)
  if (what === 'rotate') return keyring.rotateCase(id)
  if (what === 'retire') return keyring.retireKey(id, version!)
  if (what === 'hold') return keyring.hold(id, 'HCA-1')
  if (what === 'release') return keyring.releaseHold(id)
  if (what === 'erase') return keyring.eraseCase(id, 'rehearsal-ended')
  if (what === 'seal') return keyring.seal()
  if (what === 'open') return keyring.open(words(model.phrase))
  if (what === 'master') {
    const phrase = `${model.phrase}+`
    await keyring.rotateMaster([words(phrase)])
    model.phrase = phrase
    return
  }
  const row = model.rows.length
  const keys = keyring.caseKeys(id)
  model.rows.push({ caseId: id, row, version: keys.active().version, sealed: sealRow(keys, { table: 't', row }, row) })
}

function check(keyring: Keyring, { caseId, row, sealed }: Model['rows'][number]): void {
  expect(openRow(keyring.caseKeys(caseId), { table: 't', row }, sealed)).toBe(row)
}

function fate(model: Model, { caseId, version }: Model['rows'][number]): string | undefined {
  const entry = model.cases.get(caseId)!
  if (entry.erased) return 'VAULT_ERASED'
  return entry.versions.has(version) ? undefined : 'VAULT_WRONG_KEY'
}

async function codeOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (problem) {
    if (problem instanceof Problem) return problem.code
    throw problem
  }
}
