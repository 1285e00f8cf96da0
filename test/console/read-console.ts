import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from '../../office/access/index.ts'
import type { ActionName, InputOf } from '../../office/client-types.ts'
import { makeWorld } from '../../worlds/index.ts'
import { act } from '../act.ts'
import { temporaryFolder } from '../cordon.ts'
import { keepOffice, officeFrom } from '../keep-office.ts'
import type { TestOffice } from '../test-office.ts'
import { type OfficeConsole, openOfficeConsole } from './office-console.ts'

/** A case whose evidence is read: an invented clinic in Ohio, taken in two steps, so that there are two runs. */
export interface ReadCase {
  case_id: string
  /** Below here lie the leak and the roster; the server may take evidence from it. */
  world: string
  /** Incident manager and administrator. */
  ada: Caller
  /** Privacy officer. */
  ben: Caller
  /** IT and security. */
  sam: Caller
}

/** Folders of the leak, in the order in which somebody found them. */
const found = [['clinic-export'], ['finance', 'mail', 'shares', 'backup']]

/** The console over an office of its own in which the evidence of a clinic with so many patients is read already. */
export async function openReadConsole(patients: 150 | 300): Promise<{ on: OfficeConsole; of: ReadCase }> {
  const kept = await keepOffice(`read${patients}`, (office, folder) => readEvidence(office, folder, patients))
  const on = await openOfficeConsole(officeFrom(kept, temporaryFolder('read-office')))
  on.office.places.evidence = [kept.folder]
  on.office.jobs.work({ pollMs: 20, lanes: 1 })
  return { on, of: kept.facts }
}

async function readEvidence(office: TestOffice, folder: string, patients: number): Promise<ReadCase> {
  const world = join(folder, 'world')
  await makeWorld({ patients, mix: 'us', seed: 5, out: world })
  office.places.evidence = [folder]
  office.jobs.work({ pollMs: 20, lanes: 1 })
  const ada = await office.addPerson('Ada Fong', 'incident-manager', 'administrator')
  const ben = await office.addPerson('Ben Ho', 'privacy-officer')
  const sam = await office.addPerson('Sam Lee', 'security')
  const asAda = <Name extends ActionName>(name: Name, input: InputOf<Name>) => act(office, name, input, ada)
  await asAda('change-provider', { text: readFileSync(join(world, 'provider.yaml'), 'utf8'), version: 0 })
  const opening = { title: 'Files renamed overnight', known: 'A ransom note on four machines of the main clinic.' }
  const { case_id } = await asAda('open-incident', { ...opening, vectors: ['malware'] })
  const attach = (purpose: 'evidence' | 'roster', label: string, path: string) =>
    asAda('attach-folder', { case_id, purpose, label, path })
  await attach('roster', 'Patient index', join(world, 'roster.csv'))
  for (const names of found) {
    for (const name of names) await attach('evidence', name, join(world, 'leak', name))
    await until(async () => (await asAda('list-sources', { case_id })).sources.every(({ state }) => state === 'ready'))
    await asAda('start-run', { case_id })
    await until(async () => (await asAda('list-runs', { case_id })).runs[0]!.state === 'done')
    office.clock.set(new Date(office.clock.now() + 5 * 3_600_000).toISOString())
  }
  return { case_id, world, ada, ben, sam }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(100)
}
