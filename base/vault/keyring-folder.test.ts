import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bytesInMemory } from '../files/index.ts'
import { CaseVault, directoryStore, keyringInFolder, openKeyring } from './index.ts'
import { openVault, seeded, words } from './vault.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-keyring-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fresh = (name: string): string => join(folder, name)
const filled = (path: string): string[] => readdirSync(path).filter((name) => statSync(join(path, name)).size > 0)

async function reopen(path: string) {
  const keyring = await openKeyring(keyringInFolder(path))
  await keyring.open(words())
  return keyring
}

test('one file holds the keyring; earlier ones are emptied, and only this user may look', async () => {
  const path = fresh('plain')
  const keyring = await openVault(['case-1'], keyringInFolder(path))
  await keyring.rotateCase('case-1')
  expect(filled(path)).toEqual(['keyring-000000000003'])
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(statSync(join(path, 'keyring-000000000003')).mode & 0o777).toBe(0o600)
  expect((await reopen(path)).cases()).toEqual(keyring.cases())
})

test('a folder that is not there is a keyring not yet made', async () => {
  const keyring = await openKeyring(keyringInFolder(fresh('none')))
  expect([keyring.exists, keyring.sealed]).toEqual([false, true])
})

test('numbers far in the past are cleared, near ones stay taken', async () => {
  const path = fresh('many')
  const store = keyringInFolder(path)
  for (let generation = 1; generation <= 120; generation++) {
    expect(await store.save(`text ${generation}\n`, generation)).toBe(true)
    await store.forgetBefore(generation)
  }
  expect(readdirSync(path)).toHaveLength(101)
  expect(await store.load()).toBe('text 120\n')
  expect(await store.save('late', 119)).toBe(false)
  expect(await store.save('late', 122)).toBe(false)
  expect(await store.save('next', 121)).toBe(true)
})

test('whether a generation is the newest is seen from its file and the next', async () => {
  const path = fresh('newest')
  const store = keyringInFolder(path)
  expect(await store.isNewest(1)).toBe(false)
  for (let generation = 1; generation <= 130; generation++) {
    await store.save(`text ${generation}\n`, generation)
    expect(await store.isNewest(generation)).toBe(true)
    for (const older of [generation - 1, 1]) if (older < generation) expect(await store.isNewest(older)).toBe(false)
    await store.forgetBefore(generation)
    for (const older of [generation - 1, 1]) if (older < generation) expect(await store.isNewest(older)).toBe(false)
  }
  rmSync(join(path, 'keyring-000000000130'))
  expect(await store.isNewest(130)).toBe(false)
})

test('an emptied keyring is damage, not an endless wait', async () => {
  const path = fresh('emptied')
  await openVault([], keyringInFolder(path))
  writeFileSync(join(path, 'keyring-000000000001'), '')
  await expect(reopen(path)).rejects.toThrow(expect.objectContaining({ code: 'VAULT_DAMAGED' }))
})

test('of many writers of one generation one wins, and nobody’s change is lost', async () => {
  const path = fresh('race')
  await openVault([], keyringInFolder(path))
  const rings = await Promise.all([reopen(path), reopen(path), reopen(path)])
  await Promise.all(rings.flatMap((ring, i) => [0, 1].map((n) => ring.createCase(`case-${i}-${n}`))))
  const ids = (await reopen(path)).cases().map(({ caseId }) => caseId)
  expect(ids.sort()).toEqual(['case-0-0', 'case-0-1', 'case-1-0', 'case-1-1', 'case-2-0', 'case-2-1'])
})

test('killed before the new generation has its name, the old one counts', async () => {
  const path = fresh('before')
  const keyring = await openVault(['case-1'], keyringInFolder(path))
  writeFileSync(join(path, '.part-99-abcdef'), 'half a keyr')
  const again = await reopen(path)
  expect(again.cases()).toEqual(keyring.cases())
  expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([])
})

test('killed after it has its name and before the old is cleared, the new one counts and opening clears the old', async () => {
  const path = fresh('after')
  const keyring = await openVault(['case-1', 'case-2'], keyringInFolder(path))
  const [old] = filled(path)
  const text = readFileSync(join(path, old!), 'utf8')
  const wrapped = /"caseId":"case-1".*?"wrapped":"([^"]+)"/.exec(text)![1]!
  await keyring.eraseCase('case-1', 'retention-ended')
  writeFileSync(join(path, old!), text)
  const again = await reopen(path)
  expect(again.cases()[0]!.erased?.reason).toBe('retention-ended')
  expect(filled(path)).toHaveLength(1)
  for (const name of readdirSync(path)) expect(readFileSync(join(path, name), 'utf8')).not.toContain(wrapped)
})

test('what a backup of the keyring means: it opens an erased case again, with the opener of its day', async () => {
  const path = fresh('backed-up')
  const keyring = await openVault(['case-1'], keyringInFolder(path))
  cpSync(path, fresh('backup'), { recursive: true })
  await keyring.eraseCase('case-1', 'retention-ended')
  const restored = await reopen(fresh('backup'))
  expect(restored.caseKeys('case-1').active().version).toBe(1)
  await expect(restored.open({ kind: 'passphrase', key: words('kettle orchard violin').key })).rejects.toThrow(
    expect.objectContaining({ code: 'VAULT_WRONG_KEY' }),
  )
})

test('kill -9 in the middle of rotating, re-sealing and erasing: everything still opens, nothing erased comes back', async () => {
  const path = fresh('killed')
  const keyring = await openVault(['case-1'], keyringInFolder(join(path, 'keys')))
  const vault = new CaseVault(keyring, directoryStore(join(path, 'objects')), 'case-1')
  const { bytes, below } = seeded(5)
  const contents = new Map<string, Buffer>()
  for (let i = 0; i < 6; i++) {
    const content = bytes(1 + below(90_000))
    contents.set((await vault.keep(bytesInMemory(content))).name, content)
  }
  for (let kill = 0; kill < 6; kill++) {
    await killAfter(path, below(60))
    const again = await reopen(join(path, 'keys'))
    const opened = new CaseVault(again, directoryStore(join(path, 'objects')), 'case-1')
    for (const [name, content] of contents) {
      const object = await opened.open(name)
      expect((await object!.read(0, content.length + 1)).equals(content)).toBe(true)
      await object!.close()
    }
    const spares = again.cases().slice(1)
    expect(spares.filter(({ erased }) => erased === undefined).length).toBeLessThanOrEqual(1 + kill)
    expect(filled(join(path, 'keys'))).toHaveLength(1)
  }
})

/** Starts the rotating process and kills it some milliseconds after it has shown that it works. */
function killAfter(path: string, milliseconds: number): Promise<void> {
  const script = new URL('rotate-forever.fixture.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  return new Promise((done, fail) => {
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? done() : fail(new Error(`it ended by itself: ${code}`)),
    )
  })
}
