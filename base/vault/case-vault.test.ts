import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bytesInMemory } from '../files/index.ts'
import { blindIndex, CaseVault, directoryStore, keyringInFolder, normalisers, openKeyring, sealRow } from './index.ts'
import { parseKeyring } from './keyring-document.ts'
import { openMaster } from './open-lock.ts'
import { openVault, seeded, words } from './vault.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-case-vault-'))
afterAll(() => rmSync(folder, { recursive: true }))
const problem = (code: string) => expect.objectContaining({ code })
const letter = bytesInMemory(Buffer.from('Dear Ms Au Yeung, your laboratory report of 3 March ...'))
const sha = '0'.repeat(64)

async function vaultAt(name: string) {
  const root = join(folder, name)
  const keyring = await openVault(['case-1', 'case-2'], keyringInFolder(join(root, 'keys')))
  const store = directoryStore(join(root, 'objects'))
  return { root, keyring, store, vault: new CaseVault(keyring, store, 'case-1') }
}

async function textOf(vault: CaseVault, name: string): Promise<string> {
  const object = await vault.open(name)
  const pieces: Buffer[] = []
  for await (const piece of object!.pieces()) pieces.push(piece)
  await object!.close()
  return Buffer.concat(pieces).toString()
}

async function names(vault: CaseVault): Promise<string[]> {
  const found: string[] = []
  for await (const name of vault.list()) found.push(name)
  return found
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('the same content is kept once in a case, under a name that tells nothing', async () => {
  const { vault, keyring, store } = await vaultAt('once')
  const kept = await vault.keep(letter)
  expect(kept).toMatchObject({ bytes: letter.size, fresh: true })
  expect(kept.name).toMatch(/^case-1\/content\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/)
  expect(kept.name).not.toContain(kept.sha256.slice(0, 8))
  expect(await vault.keep(letter, kept.sha256)).toEqual({ ...kept, fresh: false })
  const other = await new CaseVault(keyring, store, 'case-2').keep(letter)
  expect(other.name.slice(-64)).not.toBe(kept.name.slice(-64))
  expect(await names(vault)).toEqual([kept.name])
  expect(await textOf(vault, kept.name)).toContain('Au Yeung')
})

test('content that is not what its hash says is not kept', async () => {
  const { vault } = await vaultAt('lied')
  await expect(vault.keep(letter, sha)).rejects.toThrow(problem('VAULT_DAMAGED'))
  expect(await names(vault)).toEqual([])
})

test('a table is replaced in its place, and cannot be passed off as another', async () => {
  const { vault, root } = await vaultAt('tables')
  await vault.write('tables/items.parquet', [Buffer.from('one')])
  await vault.write('tables/items.parquet', [Buffer.from('two')])
  await vault.write('tables/people.parquet', [Buffer.from('three')])
  expect(await textOf(vault, 'tables/items.parquet')).toBe('two')
  expect(await names(vault)).toEqual(['tables/items.parquet', 'tables/people.parquet'])
  const place = join(root, 'objects/case-1/path/tables')
  renameSync(join(place, 'people.parquet'), join(place, 'items.parquet'))
  await expect(vault.open('tables/items.parquet')).rejects.toThrow(problem('VAULT_DAMAGED'))
  expect(await vault.open('tables/people.parquet')).toBeUndefined()
})

test('an original passed off as another is noticed', async () => {
  const { vault, root } = await vaultAt('swapped')
  const one = await vault.keep(letter)
  const two = await vault.keep(bytesInMemory(Buffer.from('another letter')))
  renameSync(join(root, 'objects', one.name), join(root, 'objects', two.name))
  await expect(vault.open(two.name)).rejects.toThrow('under the name of another')
})

test('a damaged original is written again when it is kept again', async () => {
  const { vault, root } = await vaultAt('healed')
  const { name } = await vault.keep(letter)
  writeFileSync(join(root, 'objects', name), 'rubbish')
  await expect(vault.open(name)).rejects.toThrow(problem('VAULT_DAMAGED'))
  expect((await vault.keep(letter)).fresh).toBe(true)
  expect(await textOf(vault, name)).toContain('Au Yeung')
})

test('after a rotation everything is sealed again, keeps its name, and the old key can go', async () => {
  const { vault, keyring } = await vaultAt('resealed')
  const { name } = await vault.keep(letter)
  await vault.write('tables/items.parquet', [Buffer.from('two')])
  await keyring.rotateCase('case-1')
  expect((await vault.keep(letter)).fresh).toBe(false)
  expect([await vault.reseal(name), await vault.reseal('tables/items.parquet')]).toEqual([true, true])
  expect([await vault.reseal(name), await vault.reseal('tables/none')]).toEqual([false, false])
  await keyring.retireKey('case-1', 1)
  expect(await textOf(vault, name)).toContain('Au Yeung')
  expect(await textOf(vault, 'tables/items.parquet')).toBe('two')
})

test('readers are not disturbed by rotating and re-sealing', async () => {
  const { vault, keyring } = await vaultAt('busy')
  const content = seeded(9).bytes(300_000)
  const { name } = await vault.keep(bytesInMemory(content))
  let done = false
  const rotations = (async () => {
    for (let i = 0; i < 8; i++) {
      await keyring.rotateCase('case-1')
      await vault.reseal(name)
    }
  })().finally(() => {
    done = true
  })
  let reads = 0
  while (!done || reads < 10) {
    const object = await vault.open(name)
    expect((await object!.read(65_000, 70_000)).equals(content.subarray(65_000, 135_000))).toBe(true)
    await object!.close()
    reads++
  }
  await rotations
})

test('a legal hold blocks removing; without it an object goes', async () => {
  const { vault, keyring, root } = await vaultAt('held')
  const { name } = await vault.keep(letter)
  await keyring.hold('case-1', 'HCA-12')
  await expect(vault.remove(name)).rejects.toThrow(problem('VAULT_HELD'))
  const worker = await openKeyring(keyringInFolder(join(root, 'keys')))
  await worker.open(words())
  await keyring.releaseHold('case-1')
  await worker.hold('case-1', 'HCA-13')
  await expect(vault.remove(name)).rejects.toThrow('HCA-13')
  await worker.releaseHold('case-1')
  expect([await vault.remove(name), await vault.remove(name)]).toEqual([true, false])
})

test('once erased, neither the store nor a copy made before opens', async () => {
  const { vault, keyring, store, root } = await vaultAt('erased')
  const { name } = await vault.keep(letter)
  cpSync(join(root, 'objects'), join(root, 'copy'), { recursive: true })
  await keyring.eraseCase('case-1', 'retention-ended')
  const copy = new CaseVault(keyring, directoryStore(join(root, 'copy')), 'case-1')
  for (const one of [vault, copy]) {
    await expect(one.open(name)).rejects.toThrow(problem('VAULT_ERASED'))
    await expect(one.keep(letter)).rejects.toThrow(problem('VAULT_ERASED'))
  }
  expect([await names(vault), await vault.remove(name), await names(vault)]).toEqual([[name], true, []])
  // Not under another case's keys either, wherever the file is put.
  const target = new CaseVault(keyring, store, 'case-2')
  const { name: own } = await target.keep(letter)
  cpSync(join(root, 'copy', name), join(root, 'objects', own))
  await expect(target.open(own)).rejects.toThrow(problem('VAULT_WRONG_KEY'))
})

test('nothing opens while sealed', async () => {
  const { vault, keyring } = await vaultAt('sealed')
  const { name } = await vault.keep(letter)
  keyring.seal()
  for (const use of [
    () => vault.open(name),
    () => vault.keep(letter),
    () => vault.write('x', []),
    () => vault.remove(name),
    () => vault.reseal(name),
  ])
    await expect(use()).rejects.toThrow(problem('VAULT_SEALED'))
})

test('1,000 canaries pushed through originals, tables, rows and tokens: none lies in any file, whole or encoded', async () => {
  const { vault, keyring, root } = await vaultAt('canaries')
  const { bytes } = seeded(21)
  const canaries = Array.from({ length: 1000 }, (_, i) => `CANARY-${i}-${bytes(9).toString('hex')}`)
  for (let at = 0; at < 1000; at += 100) {
    await vault.keep(bytesInMemory(Buffer.from(canaries.slice(at, at + 100).join('\n'))))
    await vault.write(
      `tables/t${at}`,
      canaries.slice(at, at + 100).map((one) => Buffer.from(one)),
    )
  }
  const keys = keyring.caseKeys('case-1')
  const rows = canaries.map((one, row) => {
    const token = blindIndex(keys, 'name', one, normalisers.name)
    return `${sealRow(keys, { table: 'people', row }, { name: one }).toString('latin1')}${token}`
  })
  writeFileSync(join(root, 'stolen-table'), Buffer.from(rows.join(''), 'latin1'))
  await keyring.rotateCase('case-1')
  for (const name of await names(vault)) await vault.reseal(name)
  const all = Buffer.concat(filesBelow(root).map((path) => readFileSync(path)))
  expect(all.length).toBeGreaterThan(200_000)
  expect(all.includes('CORDSEAL')).toBe(true)
  for (const canary of canaries)
    for (const form of [
      canary,
      canary.toLowerCase(),
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64').slice(0, -4),
    ])
      expect(all.includes(form)).toBe(false)
  const text = (await keyringInFolder(join(root, 'keys')).load())!
  const { bytes: master } = await openMaster(parseKeyring(text), words())
  for (const form of [master, master.toString('hex'), master.toString('base64').slice(0, 40)])
    expect(all.includes(form)).toBe(false)
})
