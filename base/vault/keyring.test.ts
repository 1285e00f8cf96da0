import { expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { CaseKeys } from './case-keys.ts'
import { keyIdOf } from './derive-key.ts'
import { openKeyring } from './keyring.ts'
import { type KeyringStore, keyringInMemory } from './keyring-store.ts'
import { openRow, sealRow } from './seal-row.ts'
import { openVault, seeded, words } from './vault.fixture.ts'

const problem = (code: string) => expect.objectContaining({ code })
const place = { table: 'people', row: 7 }
const row = { name: 'Chan Siu Ming', phone: '+85291230000' }

test('a keyring starts sealed, and while sealed nothing works', async () => {
  const store = keyringInMemory()
  const first = await openVault(['case-1'], store)
  const sealed = sealRow(first.caseKeys('case-1'), place, row)
  const keyring = await openKeyring(store)
  expect([keyring.exists, keyring.sealed]).toEqual([true, true])
  const uses = [
    () => keyring.caseKeys('case-1'),
    () => keyring.cases(),
    () => keyring.checkNotHeld('case-1'),
    () => keyring.createCase('case-2'),
    () => keyring.rotateCase('case-1'),
    () => keyring.retireKey('case-1', 1),
    () => keyring.eraseCase('case-1', 'retention-ended'),
    () => keyring.hold('case-1', 'HCA-12'),
    () => keyring.releaseHold('case-1'),
    () => keyring.rotateMaster([words()]),
    () => keyring.addLock(words()),
    () => keyring.removeLock('x'),
    () => keyring.refresh(),
    () => keyring.refreshIfChanged(),
  ]
  for (const use of uses) await expect(async () => use()).rejects.toThrow(problem('VAULT_SEALED'))
  await keyring.open(words())
  expect(openRow(keyring.caseKeys('case-1'), place, sealed)).toEqual(row)
})

test('sealing ends the keys that were handed out', async () => {
  const keyring = await openVault(['case-1'])
  const keys = keyring.caseKeys('case-1')
  keyring.seal()
  for (const use of [() => keys.active(), () => keys.lookupKeyFor('names'), () => keys.dataKeyFor(1, 'row')])
    expect(use).toThrow(problem('VAULT_SEALED'))
  expect(() => keyring.caseKeys('case-1')).toThrow(problem('VAULT_SEALED'))
  expect(keyring.sealed).toBe(true)
})

test('zeroed keys are zeroes', () => {
  const [data, lookup] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const keys = new CaseKeys('case-1', [{ version: 1, id: keyIdOf(data), bytes: data }], 1, lookup)
  keys.zero()
  expect([data, lookup]).toEqual([Buffer.alloc(32), Buffer.alloc(32)])
})

test('a wrong passphrase opens nothing and changes nothing', async () => {
  const store = keyringInMemory()
  await openVault([], store)
  const before = await store.load()
  const keyring = await openKeyring(store)
  await expect(keyring.open(words('harbour lantern teapot 8'))).rejects.toThrow(problem('VAULT_WRONG_KEY'))
  expect(keyring.sealed).toBe(true)
  expect(await store.load()).toBe(before)
})

test('a keyring is made once', async () => {
  const store = keyringInMemory()
  const keyring = await openVault([], store)
  await expect(keyring.create([words()])).rejects.toThrow(problem('USAGE'))
  const other = await openKeyring(keyringInMemory())
  await expect(other.create([])).rejects.toThrow(problem('USAGE'))
  await expect(other.open(words())).rejects.toThrow(problem('USAGE'))
})

test('case ids are plain and used once', async () => {
  const keyring = await openVault(['case-1'])
  for (const id of ['', 'Case', '../x', '__proto__', 'a b', 'x'.repeat(65), 'case-1'])
    await expect(keyring.createCase(id)).rejects.toThrow(problem('USAGE'))
  expect(() => keyring.caseKeys('constructor')).toThrow(problem('VAULT_WRONG_KEY'))
  await keyring.createCase('constructor')
  expect(keyring.caseKeys('constructor').active().version).toBe(1)
})

test('a rotated case seals with the new key and opens both', async () => {
  const keyring = await openVault(['case-1'])
  const old = sealRow(keyring.caseKeys('case-1'), place, row)
  const lookup = keyring.caseKeys('case-1').lookupKeyFor('names').export()
  await keyring.rotateCase('case-1')
  const keys = keyring.caseKeys('case-1')
  const young = sealRow(keys, place, row)
  expect([keys.active().version, old[4], young[4]]).toEqual([2, 1, 2])
  expect([openRow(keys, place, old), openRow(keys, place, young)]).toEqual([row, row])
  expect(keys.lookupKeyFor('names').export()).toEqual(lookup)
  await expect(keyring.retireKey('case-1', 2)).rejects.toThrow(problem('USAGE'))
  await keyring.retireKey('case-1', 1)
  expect(() => openRow(keyring.caseKeys('case-1'), place, old)).toThrow(problem('VAULT_WRONG_KEY'))
  expect(openRow(keyring.caseKeys('case-1'), place, young)).toEqual(row)
})

test('version numbers are never used again', async () => {
  const keyring = await openVault(['case-1'])
  await keyring.rotateCase('case-1')
  await keyring.retireKey('case-1', 1)
  await keyring.rotateCase('case-1')
  expect(keyring.cases()).toEqual([{ caseId: 'case-1', active: 3, versions: [2, 3] }])
})

test('a new master key needs new locks; the cases stay readable', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1', 'case-2'], store)
  const sealed = sealRow(keyring.caseKeys('case-1'), place, row)
  const before = (await store.load())!
  await keyring.rotateMaster([words('kettle orchard violin 4')])
  expect(openRow(keyring.caseKeys('case-1'), place, sealed)).toEqual(row)
  const again = await openKeyring(store)
  await expect(again.open(words())).rejects.toThrow(problem('VAULT_WRONG_KEY'))
  await again.open(words('kettle orchard violin 4'))
  expect(openRow(again.caseKeys('case-1'), place, sealed)).toEqual(row)
  const wrapped = (text: string): string[] => text.match(/"wrapped":"[^"]+"/g)!
  const after = wrapped((await store.load())!)
  expect(wrapped(before).filter((one) => after.includes(one))).toEqual([])
})

test('locks come and go, but never the last', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  await keyring.addLock(words('kettle orchard violin 4'))
  const [first, second] = keyring.state.locks
  await keyring.removeLock(first!.id)
  await expect(keyring.removeLock(second!.id)).rejects.toThrow(problem('USAGE'))
  const again = await openKeyring(store)
  await expect(again.open(words())).rejects.toThrow(problem('VAULT_WRONG_KEY'))
  await again.open(words('kettle orchard violin 4'))
})

test('erasing leaves a tombstone and nothing to open with, from old copies of the rows neither', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1', 'case-2'], store)
  const keys = keyring.caseKeys('case-1')
  const copy = sealRow(keys, place, row)
  await keyring.eraseCase('case-1', 'retention-ended')
  expect(() => openRow(keys, place, copy)).toThrow(problem('VAULT_SEALED'))
  const other = keyring.caseKeys('case-2')
  expect(() => openRow(other, place, copy)).toThrow(problem('VAULT_DAMAGED'))
  expect(() => keyring.caseKeys('case-1')).toThrow(problem('VAULT_ERASED'))
  await expect(keyring.rotateCase('case-1')).rejects.toThrow(problem('VAULT_ERASED'))
  await expect(keyring.createCase('case-1')).rejects.toThrow(problem('USAGE'))
  const tombstone = { at: '2026-11-25T02:00:00.000Z', reason: 'retention-ended' }
  expect(keyring.cases()[0]).toEqual({ caseId: 'case-1', active: 0, versions: [], erased: tombstone })
  const again = await openKeyring(store)
  await again.open(words())
  expect(() => again.caseKeys('case-1')).toThrow(problem('VAULT_ERASED'))
  await again.eraseCase('case-1', 'rehearsal-ended')
  expect(again.cases()[0]!.erased).toEqual(tombstone)
})

test('a tombstone takes reasons from the list only, so that no name gets into it', async () => {
  const keyring = await openVault(['case-1'])
  await expect(keyring.eraseCase('case-1', 'asked by Ms Chan' as 'retention-ended')).rejects.toThrow(problem('USAGE'))
  await expect(keyring.hold('case-1', 'asked by Ms Chan')).rejects.toThrow(problem('USAGE'))
})

test('a legal hold blocks erasing and retiring until it is released', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  await keyring.rotateCase('case-1')
  await keyring.hold('case-1', 'HCA-12/2026')
  const again = await openKeyring(store)
  await again.open(words())
  await expect(again.eraseCase('case-1', 'authority-order')).rejects.toThrow(problem('VAULT_HELD'))
  await expect(again.retireKey('case-1', 1)).rejects.toThrow(problem('VAULT_HELD'))
  expect(again.cases()[0]!.hold).toEqual({ since: '2026-11-25T02:00:00.000Z', reference: 'HCA-12/2026' })
  await again.releaseHold('case-1')
  await again.eraseCase('case-1', 'authority-order')
  expect(again.cases()[0]!.erased?.reason).toBe('authority-order')
})

test('a keyring written by somebody without the master key is noticed', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1', 'case-2'], store)
  await keyring.hold('case-1', 'HCA-12')
  const text = (await store.load())!
  const forgeries = [
    text.replace('"reference":"HCA-12"', '"reference":"HCA-13"'),
    text.replace(/,"hold":\{[^}]*\}/, ''),
    text.replace('"active":1', '"active":2'),
    text.replace(/"generation":\d+/, '"generation":99'),
    text.replaceAll('case-1', 'case-9'),
    text.slice(0, -1).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  ]
  for (const forgery of forgeries) {
    expect(forgery).not.toBe(text)
    await expect(openText(forgery)).rejects.toThrow(problem('VAULT_DAMAGED'))
  }
  for (const cut of [
    '',
    '{}',
    'null\n',
    text.slice(0, 40),
    text.slice(0, -10),
    `${text}x`,
    text.replace('"format":1', '"format":2'),
  ])
    await expect(openText(cut)).rejects.toThrow(problem('VAULT_DAMAGED'))
})

test('whatever is written over any part of the keyring, it is refused as damaged or not opened, never worse', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  await keyring.hold('case-1', 'HCA-12')
  const text = (await store.load())!
  const [json = '', mac] = text.split('\n')
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) walk(child, [...path, key])
  }
  walk(JSON.parse(json), [])
  expect(paths.length).toBeGreaterThan(25)
  for (const path of paths)
    for (const junk of [null, 0, -1, 'x', '', [], {}, [null], true]) {
      const forged = JSON.parse(json)
      const parent = path.slice(0, -1).reduce((value, key) => value[key], forged)
      parent[path.at(-1)!] = junk
      await expect(
        openText(`${JSON.stringify(forged)}\n${mac}\n`),
        `${path} = ${JSON.stringify(junk)}`,
      ).rejects.toThrow(expect.objectContaining({ code: expect.stringMatching(/^VAULT_(DAMAGED|WRONG_KEY)$/) }))
    }
  const { below } = seeded(4)
  for (let i = 0; i < 300; i++) {
    const bytes = Buffer.from(text)
    bytes[below(bytes.length - 1)]! ^= 1 << below(7)
    await expect(openText(bytes.toString())).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^VAULT_(DAMAGED|WRONG_KEY)$/) }),
    )
  }
})

test('a key wrapped for one case does not open as another’s', async () => {
  const { checkKeyring, printKeyring } = await import('./keyring-document.ts')
  const { openCase } = await import('./wrap-case.ts')
  const store = keyringInMemory()
  await openVault(['case-1', 'case-2'], store)
  const { openMaster } = await import('./open-lock.ts')
  const { parseKeyring } = await import('./keyring-document.ts')
  const text = (await store.load())!
  const master = await openMaster(parseKeyring(text), words())
  const content = checkKeyring(text, master.bytes)
  const [one, two] = content.cases
  expect(openCase(master, one!).active().id).toBe(one!.data[0]!.id)
  const swapped = [
    { ...one!, data: two!.data },
    { ...one!, lookup: one!.data[0]! },
    { ...one!, data: [one!.lookup!] },
    { ...one!, data: [{ ...one!.data[0]!, version: 2 }], active: 2 },
    { ...one!, data: [{ ...one!.data[0]!, id: two!.data[0]!.id }] },
  ]
  for (const entry of swapped) expect(() => openCase(master, entry)).toThrow(problem('VAULT_DAMAGED'))
  expect(() => openCase({ ...master, version: 2 }, one!)).toThrow(problem('VAULT_DAMAGED'))
  expect(printKeyring(content, master.bytes)).toBe(text)
})

test('an open keyring notices that an older copy was put back', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  const old = (await store.load())!
  await keyring.eraseCase('case-1', 'retention-ended')
  store.load = async () => old
  await expect(keyring.refresh()).rejects.toThrow(problem('VAULT_DAMAGED'))
  await expect(keyring.createCase('case-2')).rejects.toThrow(problem('VAULT_DAMAGED'))
  store.load = async () => undefined
  await expect(keyring.refresh()).rejects.toThrow(problem('VAULT_DAMAGED'))
})

test('two processes see each other’s changes and lose none', async () => {
  const store = keyringInMemory()
  const server = await openVault(['case-0'], store)
  const worker = await openKeyring(store, clockAt('2026-11-25T03:00:00Z'))
  await worker.open(words())
  await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? server : worker).createCase(`case-${i + 1}`)))
  await server.refresh()
  await worker.refresh()
  expect(server.cases()).toEqual(worker.cases())
  expect(server.cases()).toHaveLength(9)
  const keys = worker.caseKeys('case-0')
  await server.eraseCase('case-0', 'opened-by-mistake')
  await worker.refresh()
  expect(() => keys.active()).toThrow(problem('VAULT_SEALED'))
  expect(() => worker.caseKeys('case-0')).toThrow(problem('VAULT_ERASED'))
  await server.rotateMaster([words('kettle orchard violin 4')])
  await expect(worker.refresh()).rejects.toThrow(problem('VAULT_SEALED'))
  expect(worker.sealed).toBe(true)
})

test('a process that asks at every request notices every change, and loads nothing while there is none', async () => {
  const store = keyringInMemory()
  const server = await openVault(['case-1'], store)
  const worker = await openKeyring(store)
  await worker.open(words())
  let loads = 0
  const { load } = store
  store.load = () => {
    loads++
    return load()
  }
  for (let i = 0; i < 100; i++) await worker.refreshIfChanged()
  expect(loads).toBe(0)
  expect(worker.caseKeys('case-1').active().version).toBe(1)
  await server.eraseCase('case-1', 'retention-ended')
  await worker.refreshIfChanged()
  expect(() => worker.caseKeys('case-1')).toThrow(problem('VAULT_ERASED'))
  await server.rotateMaster([words('kettle orchard violin 4')])
  await expect(worker.refreshIfChanged()).rejects.toThrow(problem('VAULT_SEALED'))
  expect(worker.sealed).toBe(true)
})

test('a store that is always one ahead ends in an error, not in a loop', async () => {
  const store = keyringInMemory()
  const keyring = await openVault([], store)
  store.save = async () => false
  await expect(keyring.createCase('case-1')).rejects.toThrow(problem('VAULT_BUSY'))
})

test('a failed save changes nothing; one that failed after storing counts', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  const save = store.save
  store.save = async () => Promise.reject(new Error('full'))
  await expect(keyring.rotateMaster([words('kettle orchard violin 4')])).rejects.toThrow('full')
  await expect(keyring.createCase('case-2')).rejects.toThrow('full')
  expect(keyring.cases()).toHaveLength(1)
  expect(keyring.caseKeys('case-1').active().version).toBe(1)
  store.save = async (text, generation) => {
    await save(text, generation)
    throw new Error('the answer was lost')
  }
  await keyring.createCase('case-2')
  store.save = save
  await keyring.createCase('case-3')
  expect(keyring.cases().map(({ caseId }) => caseId)).toEqual(['case-1', 'case-2', 'case-3'])
})

test('sealing while a change is being stored leaves it sealed, and the change made', async () => {
  const store = keyringInMemory()
  const keyring = await openVault(['case-1'], store)
  const save = store.save
  store.save = async (text, generation) => {
    keyring.seal()
    return save(text, generation)
  }
  await keyring.rotateMaster([words('kettle orchard violin 4')])
  expect(keyring.sealed).toBe(true)
  await keyring.open(words('kettle orchard violin 4'))
  expect(keyring.cases()).toHaveLength(1)
})

test('rows go on opening while keys rotate', async () => {
  const keyring = await openVault(['case-1'])
  const rows = new Map<number, Buffer>()
  const write = (id: number): unknown =>
    rows.set(id, sealRow(keyring.caseKeys('case-1'), { table: 'people', row: id }, { id }))
  const rotations = (async () => {
    for (let i = 0; i < 10; i++) {
      await keyring.rotateCase('case-1')
      if (i % 3 === 0) await keyring.rotateMaster([words(`kettle orchard violin ${i}`)])
    }
  })()
  let done = false
  const finished = rotations.finally(() => {
    done = true
  })
  for (let id = 0; !done || id < 200; id++) {
    write(id)
    for (const other of [0, id >> 1, id])
      expect(openRow(keyring.caseKeys('case-1'), { table: 'people', row: other }, rows.get(other)!)).toEqual({
        id: other,
      })
    await new Promise((next) => setImmediate(next))
  }
  await finished
  expect(keyring.caseKeys('case-1').active().version).toBe(11)
})

async function openText(text: string): Promise<void> {
  const store: KeyringStore = { ...keyringInMemory(), load: async () => text }
  const keyring = await openKeyring(store)
  await keyring.open(words())
}
