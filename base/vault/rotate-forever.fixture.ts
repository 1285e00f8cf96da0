import { directoryStore } from './directory-store.ts'
import { CaseVault, keyringInFolder, openKeyring } from './index.ts'
import { words } from './vault.fixture.ts'

/** A process that rotates, re-seals and erases until it is killed: `node rotate-forever.fixture.ts FOLDER`. Prints a line per round. */
const folder = process.argv[2]!
const keyring = await openKeyring(keyringInFolder(`${folder}/keys`))
await keyring.open(words())
const vault = new CaseVault(keyring, directoryStore(`${folder}/objects`), 'case-1')
const first = keyring.cases().length
for (let round = 0; ; round++) {
  await keyring.rotateCase('case-1')
  for await (const name of vault.list()) await vault.reseal(name)
  await keyring.rotateMaster([words()])
  const spare = `spare-${first}-${round}`
  await keyring.createCase(spare)
  await keyring.eraseCase(spare, 'rehearsal-ended')
  for (const version of keyring.cases()[0]!.versions.slice(0, -1)) await keyring.retireKey('case-1', version)
  process.stdout.write('round\n')
}
