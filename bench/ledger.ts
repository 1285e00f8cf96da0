import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../base/clock.ts'
import { openLedger, verifyProof } from '../base/ledger/index.ts'
import { someEntries, someEntry, testSigner } from '../base/ledger/ledger.fixture.ts'
import { type FileMap, loadFiles, memoryFiles } from '../base/ledger/verify/memory-files.fixture.ts'
import { dice, intactLedger, isChanged, mutations } from '../base/ledger/verify/mutate-ledger.fixture.ts'
import { verifyLedger } from '../base/ledger/verify/verify-ledger.ts'
import { writeResult } from './report/write-result.ts'

/**
 * Appends to a ledger in batches and one by one, verifies it, then tampers with it in every way that test knows and counts what the
 * verifier finds: `./cordon bench ledger [--entries N] [--batch N] [--mutations N] [--seed N]`. Every 50th damaged ledger also goes
 * to disk and through the command.
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    batch: { type: 'string', default: '1000' },
    mutations: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const [entries, batch, wanted] = [Number(values.entries), Number(values.batch), Number(values.mutations)]
const root = new URL('../', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'cordon-ledger-'))
const seconds = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

const ledger = openLedger(folder, { signer: testSigner, clock: systemClock })
const prepared = someEntries(entries)
let earlier: FileMap = new Map()
let since: Uint8Array = new Uint8Array()
let appending = 0
for (let from = 0; from < entries; from += batch) {
  appending += await seconds(() => ledger.append(prepared.slice(from, from + batch)))
  if (earlier.size === 0 && ledger.size >= entries * 0.4) earlier = loadFiles(folder)
  else if (since.length === 0 && ledger.size >= entries * 0.5) since = Buffer.from(ledger.checkpoint())
}
earlier.delete('in-use')
const single = 100
const alone = await seconds(() => {
  for (let i = 0; i < single; i++) ledger.append([someEntry(entries + i)])
})
const proving = await seconds(() => {
  for (let i = 0; i < 100; i++) ledger.inclusionProof(Math.floor((i * entries) / 100))
})
ledger.close()

const verifying = await seconds(async () => {
  const { wrong } = await verifyProof(folder, { since })
  if (wrong.length > 0) throw new Error(`a whole ledger is called wrong: ${wrong[0]!.what}`)
})

const intact = intactLedger(loadFiles(folder), earlier)
const roll = dice(Number(values.seed))
const kinds = Object.entries(mutations)
const missed: string[] = []
let tampered = 0
let commanded = 0
let commandFound = 0
for (let i = 0; tampered < wanted; i++) {
  const [name, mutate] = kinds[i % kinds.length]!
  const mutated = mutate(intact, roll)
  if (!isChanged(intact, mutated)) continue
  tampered++
  const { wrong } = await verifyLedger(memoryFiles(mutated), { since, most: 1 })
  if (wrong.length === 0) missed.push(name)
  if (tampered % 50 === 0) {
    commanded++
    if (commandFinds(mutated)) commandFound++
  }
  if (tampered % 100 === 0) console.error(`${tampered} of ${wanted} tampered with, ${missed.length} missed`)
}
rmSync(folder, { recursive: true })
for (const name of new Set(missed)) console.error(`missed: ${name}`)

const figure = (value: number): string => Math.round(value).toLocaleString('en-GB')
writeResult('ledger', `./cordon bench ledger --entries ${entries} --batch ${batch} --mutations ${wanted}`, [
  {
    what: `entries/s appended in batches of ${batch}, synced`,
    goal: '>= 2,000',
    measured: figure(entries / appending),
    reached: entries / appending >= 2000,
  },
  { what: 'entries/s appended one by one, each synced', goal: '', measured: figure(single / alone) },
  { what: 'inclusion proofs/s', goal: '', measured: figure(100 / proving) },
  { what: `verifying ${figure(intact.size)} entries, seconds`, goal: '', measured: verifying.toFixed(1) },
  {
    what: `tampered ledgers found, of ${figure(tampered)} in ${kinds.length} ways`,
    goal: 'all',
    measured: figure(tampered - missed.length),
    reached: missed.length === 0,
  },
  {
    what: `the same through ./cordon verify, of ${commanded}`,
    goal: 'all',
    measured: figure(commandFound),
    reached: commandFound === commanded,
  },
])

/** Whether the command, in a process of its own, calls these files wrong. */
function commandFinds(files: FileMap): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'cordon-tampered-'))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), bytes)
  }
  const kept = `${copy}.checkpoint`
  writeFileSync(kept, since)
  try {
    execFileSync(process.execPath, [join(root, 'apps/cli/main.ts'), 'verify', copy, '--since', kept], { stdio: 'pipe' })
    return false
  } catch (error) {
    return (error as { status?: number }).status === 1
  } finally {
    rmSync(copy, { recursive: true })
    rmSync(kept)
  }
}
