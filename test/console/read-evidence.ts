import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from '../../office/access/index.ts'
import { makeWorld } from '../../worlds/index.ts'
import { temporaryFolder } from '../cordon.ts'
import type { OfficeConsole } from './office-console.ts'

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

export async function readEvidence(on: OfficeConsole, patients: number): Promise<ReadCase> {
  const folder = temporaryFolder('console-evidence')
  const world = join(folder, 'world')
  await makeWorld({ patients, mix: 'us', seed: 5, out: world })
  on.office.places.evidence = [folder]
  on.office.jobs.work({ pollMs: 20, lanes: 1 })
  const ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
  const ben = await on.addPerson('Ben Ho', 'privacy-officer')
  const sam = await on.addPerson('Sam Lee', 'security')
  await on.act('change-provider', { text: readFileSync(join(world, 'provider.yaml'), 'utf8'), version: 0 }, ada)
  const opening = { title: 'Files renamed overnight', known: 'A ransom note on four machines of the main clinic.' }
  const { case_id } = await on.act('open-incident', { ...opening, vectors: ['malware'] }, ada)
  const attach = (purpose: 'evidence' | 'roster', label: string, path: string) =>
    on.act('attach-folder', { case_id, purpose, label, path }, ada)
  await attach('roster', 'Patient index', join(world, 'roster.csv'))
  for (const names of found) {
    for (const name of names) await attach('evidence', name, join(world, 'leak', name))
    await until(async () =>
      (await on.act('list-sources', { case_id }, ada)).sources.every(({ state }) => state === 'ready'),
    )
    await on.act('start-run', { case_id }, ada)
    await until(async () => (await on.act('list-runs', { case_id }, ada)).runs[0]!.state === 'done')
    on.office.clock.set(new Date(on.office.clock.now() + 5 * 3_600_000).toISOString())
  }
  return { case_id, world, ada, ben, sam }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(100)
}
