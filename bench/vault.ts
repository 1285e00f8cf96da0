import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesInMemory } from '../base/files/index.ts'
import {
  blindIndex,
  CaseVault,
  directoryStore,
  keyringInFolder,
  keyringInMemory,
  normalisers,
  openKeyring,
  openRow,
  passphrase,
  Secret,
  sealExport,
  sealObject,
  sealRow,
} from '../base/vault/index.ts'
import { writeResult } from './report/write-result.ts'

/** Sealing and opening, on one core: `node bench/vault.ts [MB]` (default 256). */
const megabytes = Number(process.argv[2] ?? 256)
const mebi = 1 << 20
const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-vault-'))
const seconds = async (work: () => unknown): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

const keyring = await openKeyring(keyringInMemory())
const phrase = passphrase(new Secret('harbour lantern teapot nine'))
await keyring.create([phrase])
await keyring.createCase('bench')
const keys = () => keyring.caseKeys('bench')
const vault = new CaseVault(keyring, directoryStore(folder), 'bench')

const content = Buffer.alloc(megabytes * mebi)
for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(Math.imul(at, 0x9e3779b1) >>> 0, at)
const pieces = function* () {
  for (let at = 0; at < content.length; at += mebi) yield content.subarray(at, at + mebi)
}

const memorySeal = await seconds(async () => {
  for await (const _ of sealObject(pieces(), keys, { purpose: 'bench' }));
})
let name = ''
const diskSeal = await seconds(async () => {
  name = (await vault.keep(bytesInMemory(content))).name
})
const object = (await vault.open(name))!
const diskOpen = await seconds(async () => {
  for await (const _ of object.pieces());
})
const ranges = 5000
const rangeReads = await seconds(async () => {
  for (let i = 0; i < ranges; i++) await object.read((i * 7_919_993) % (content.length - 4096), 4096)
})
await object.close()

const count = 200_000
const person = (i: number) => ({
  name: `Person ${i}`,
  hkid: `A${100_000 + i}`,
  phone: `+8529${1_000_000 + i}`,
  email: `p${i}@harbour.example`,
})
const sealed: Buffer[] = []
const rowSeal = await seconds(() => {
  for (let row = 0; row < count; row++) sealed.push(sealRow(keys(), { table: 'people', row }, person(row)))
})
const rowOpen = await seconds(() => {
  for (let row = 0; row < count; row++) openRow(keys(), { table: 'people', row }, sealed[row]!)
})
const indexing = await seconds(() => {
  for (let row = 0; row < count; row++) blindIndex(keys(), 'hkid', `A${100_000 + row}(3)`, normalisers.identifier)
})
const exported = await sealExport(pieces(), {
  recipients: ['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'],
})
const ageSeal = await seconds(async () => {
  for await (const _ of exported.pieces);
})
const shared = await openKeyring(keyringInFolder(join(folder, 'keyring')))
await shared.create([phrase])
const looks = 20_000
const looking = await seconds(async () => {
  for (let i = 0; i < looks; i++) await shared.refreshIfChanged()
})
const loading = await seconds(async () => {
  for (let i = 0; i < looks / 10; i++) await shared.refresh()
})
const opening = await seconds(async () => {
  await keyring.open(phrase)
})
rmSync(folder, { recursive: true })
const micros = (took: number, times: number): string => `${((took / times) * 1e6).toFixed(1)} microseconds`

const rate = (amount: number, took: number, unit: string): string =>
  `${Math.round(amount / took).toLocaleString('en')} ${unit}`
writeResult('vault', `node bench/vault.ts ${megabytes}`, [
  { what: 'seal in memory', goal: '', measured: rate(megabytes, memorySeal, 'MB/s') },
  { what: 'keep an original on disk (hash, seal, sync)', goal: '', measured: rate(megabytes, diskSeal, 'MB/s') },
  { what: 'open from disk, hash compared', goal: '', measured: rate(megabytes, diskOpen, 'MB/s') },
  { what: 'read 4 KB at random places', goal: '', measured: rate(ranges, rangeReads, 'reads/s') },
  { what: 'seal rows of four fields', goal: '', measured: rate(count, rowSeal, 'rows/s') },
  { what: 'open rows', goal: '', measured: rate(count, rowOpen, 'rows/s') },
  { what: 'blind indexes', goal: '', measured: rate(count, indexing, 'tokens/s') },
  { what: 'seal an export with age', goal: '', measured: rate(megabytes, ageSeal, 'MB/s') },
  { what: 'see that nobody changed the keyring', goal: '', measured: micros(looking, looks) },
  { what: 'load the keyring again (an empty one)', goal: '', measured: micros(loading, looks / 10) },
  { what: 'open the vault with a passphrase', goal: '', measured: `${opening.toFixed(2)} s` },
])
