import { randomUUID } from 'node:crypto'
import { installationIn } from '../../base/backup/installation.ts'
import { clockAt } from '../../base/clock.ts'
import { bytesInMemory } from '../../base/files/index.ts'
import { openKeyFile, openLedger } from '../../base/ledger/index.ts'
import { someEntries } from '../../base/ledger/ledger.fixture.ts'
import { openStore } from '../../base/store/index.ts'
import { CaseVault, keyringInFolder, openKeyring, sealRow } from '../../base/vault/index.ts'
import { words } from '../../base/vault/vault.fixture.ts'

/**
 * A clinic at work, until it is told to stop: a file is sealed, then one transaction writes a decision that names it and a task of the same number;
 * the ledger grows beside it. So in every consistent copy each decision has its task and its file.
 */
const [data, database, caseId, person] = process.argv.slice(2) as [string, string, string, string]
const clock = clockAt('2026-03-02T10:00:00+08:00')
const installation = { ...installationIn(data, { clock }), database: JSON.parse(database) }
const store = await openStore({ ...installation.database, clock })
const keyring = await openKeyring(keyringInFolder(installation.keyring), clock)
await keyring.open(words())
const vault = new CaseVault(keyring, installation.objects, caseId)
const { signer } = openKeyFile(`${installation.keys}/ledger.key`, false)
const ledger = openLedger(installation.ledger, { signer, clock })
let going = true
process.on('SIGTERM', () => {
  going = false
})
console.log('working')
for (let n = 0; going; n++) {
  const { name } = await vault.keep(bytesInMemory(Buffer.from(`finding ${n} of ${randomUUID()}`)))
  const id = randomUUID()
  await store.transaction({ person }, async (trx) => {
    const reason = sealRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, { name })
    await trx
      .insertInto('decisions')
      .values({ id, case_id: caseId, kind: 'busy', outcome: `${n}`, reason, made_by: person })
      .execute()
    await trx
      .insertInto('tasks')
      .values({ id, case_id: caseId, kind: `${n}` })
      .execute()
  })
  ledger.append(someEntries(7, n))
}
ledger.close()
await store.close()
