import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, installationIn, restoreBackup, writeBackup } from '../../base/backup/index.ts'
import { engineKinds, openKeyFile, openLedger, verifyConsistency, verifyProof } from '../../base/ledger/index.ts'
import { openStore } from '../../base/store/index.ts'
import { keepLog, Recorder } from '../../office/access/index.ts'
import { entryKinds } from '../../office/entry-kinds.ts'
import { openTestOffice, type TestOffice } from '../test-office.ts'
import { dropDatabase, emptyBeside } from './installation.fixture.ts'

/** The office's ledger has two halves, in the database and in the log; a backup takes them one after the other while both grow. */
let office: TestOffice
let root: string
let writing = true
let written: Promise<void>
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cordon-office-ledger-'))
  office = await openTestOffice()
  written = refuseStrangers()
})
afterAll(() => rmSync(root, { recursive: true }))

/** Somebody tries passwords all day: one entry each, in transactions one after the other. */
async function refuseStrangers(): Promise<void> {
  while (writing) {
    await office.store.transaction('nobody', (trx) =>
      office.recorder.write(trx, 'program', undefined, [
        { what: 'session.refused', facts: { way: 'codes', why: 'wrong' } },
        { what: 'session.refused', facts: { way: 'codes', why: 'wrong' } },
      ]),
    )
    office.recorder.wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a restored log takes in what only the database had, tells nothing twice, and is the beginning of the one that was lost', async () => {
  const keyFile = join(dirname(office.ledgerFolder), 'ledger.key')
  const living: Installation = {
    ...installationIn(join(root, 'data'), { clock: office.clock, objects: office.objects }),
    ...{ database: office.store.options, ledger: office.ledgerFolder },
  }
  const backups = join(root, 'backups')
  const ids: string[] = []
  for (let n = 0; n < 4; n++) ids.push((await writeBackup(living, backups)).id)
  writing = false
  await written
  await office.log.stop()
  const { signer } = openKeyFile(keyFile, false)
  const whole = openLedger(office.ledgerFolder, { signer, clock: office.clock, kinds: entryKinds })
  let behind = 0
  for (const [at, id] of ids.entries()) {
    const empty = emptyBeside(office.store, root, `new${at}`)
    const { manifest } = await restoreBackup(empty, backups, { id })
    const { rows, size, root: hash } = await goOn(empty, keyFile)
    expect(size).toBe(rows)
    expect(size).toBeLessThanOrEqual(whole.size)
    if (size > manifest.ledger!.size) behind++
    expect(verifyConsistency(size, whole.size, hash, whole.root(), whole.consistencyProof(size))).toBe(true)
    await dropDatabase(office.store, empty)
  }
  // Otherwise this test has not seen what it is about.
  expect(behind).toBeGreaterThan(0)
  whole.close()
  await office.store.drop()
})

/** What the server does at its first start; answers how many entries both halves have, and the root. */
async function goOn(empty: Installation, keyFile: string) {
  const { signer, referenceKey } = openKeyFile(keyFile, false)
  const store = await openStore({ ...empty.database, clock: office.clock })
  const ledger = openLedger(empty.ledger, { signer, clock: office.clock, kinds: entryKinds })
  const log = keepLog(store, ledger, new Recorder(referenceKey, { ...entryKinds, ...engineKinds }), () => {})
  await log.catchUp()
  const found = { size: ledger.size, root: ledger.root() }
  const { count } = await store.read('nobody', (trx) =>
    trx
      .selectFrom('ledger_entries')
      .select((e) => e.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  await log.stop()
  await store.close()
  expect((await verifyProof(empty.ledger, { kinds: entryKinds })).wrong).toEqual([])
  return { ...found, rows: Number(count) }
}
