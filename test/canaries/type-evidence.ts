import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { makeWorld } from '../../worlds/index.ts'
import type { Person } from '../story/person.ts'
import { until } from '../story/until.ts'
import type { Canaries } from './canaries.ts'
import type { TestInstallation } from './open-installation.ts'
import type { Pusher } from './pusher.ts'
import type { Staff } from './type-at-provider.ts'
import { second } from './type-in-case.ts'
import { TYPED } from './typed-text.ts'

/** A leak in every format of the worlds: each patient's number, name, mail and address is a canary. */
export async function typeEvidence(at: TestInstallation, push: Pusher, staff: Staff, case_id: string): Promise<void> {
  const { ada, ben } = staff
  const world = join(at.evidence, 'world')
  await makeWorld({ patients: 200, mix: 'hk', seed: 5, out: world })
  const patients = keepPatients(push.canaries, readFileSync(join(world, 'roster.csv'), 'utf8'))
  await upload(push, ben, case_id, 'roster', readFileSync(join(world, 'roster.csv')))
  await typeRoster(push, staff, case_id, readFileSync(join(world, 'roster.csv')))
  const lines = ['name,hkid,phone,email', ...Array.from({ length: 150 }, () => rowOf(push.canaries))]
  await upload(push, ben, case_id, 'evidence', Buffer.from(`${lines.join('\n')}\n`))
  await push.act(ben, 'attach-folder', { case_id, purpose: 'evidence', path: join(world, 'leak') })
  const named = join(at.evidence, push.canaries.word('a folder'))
  mkdirSync(named)
  writeFileSync(join(named, `${push.canaries.word('a file')}.txt`), push.canaries.text('a file'))
  await push.act(ben, 'attach-folder', { case_id, purpose: 'evidence', path: named })
  await until(async () =>
    (await ada.act('list-sources', { case_id })).sources.every(({ state }) => state === 'ready') ? true : undefined,
  )
  await ben.act('start-run', { case_id })
  await runEnded(ada, case_id)
  await typeInRegister(push, ada, case_id, patients[0]!)
  await typeReview(push, ada, case_id)
  await typeExport(at, push, staff, case_id)
}

/** The provider's roster, kept ready, taken into the case, and left out of it again. */
async function typeRoster(push: Pusher, { ada, ben }: Staff, case_id: string, bytes: Buffer): Promise<void> {
  const files = [{ name: `${push.canaries.word('a file')}.csv`, bytes: bytes.length }]
  const { roster_id } = await push.act(ada, 'begin-roster', { stated_on: '2026-03-01', site_ids: [], files })
  expect((await ada.sendBytes(`/api/rosters/${roster_id}/0`, 0, bytes)).status).toBe(200)
  await until(async () =>
    (await ben.act('offer-rosters', { case_id })).rosters.some((one) => one.roster_id === roster_id) ? true : undefined,
  )
  const { source_id } = await push.act(ben, 'attach-roster', { case_id, roster_id })
  await until(async () =>
    (await ben.act('list-sources', { case_id })).sources.some(
      (one) => one.source_id === source_id && one.state === 'ready',
    )
      ? true
      : undefined,
  )
  await ben.act('remove-source', { case_id, source_id })
}

interface Patient {
  name: string
  born: string
}

function keepPatients(canaries: Canaries, roster: string): Patient[] {
  const { data } = Papa.parse<Record<string, string>>(roster, { header: true, skipEmptyLines: true })
  for (const row of data) {
    for (const field of ['hkid', 'email', 'address_line1', 'address_chinese'])
      if (row[field]) canaries.keep(row[field], `${field} of a patient`)
    canaries.keep(`${row['family_name']} ${row['given_name']}`, 'a patient')
  }
  return data.map((row) => ({ name: `${row['family_name']} ${row['given_name']}`, born: row['date_of_birth']! }))
}

const rowOf = (canaries: Canaries): string =>
  [canaries.word('a row'), canaries.hkid('a row'), canaries.phone('a row'), canaries.email('a row')].join(',')

async function upload(push: Pusher, ben: Person, case_id: string, purpose: string, bytes: Buffer): Promise<void> {
  const { upload_id } = await push.act(ben, 'begin-upload', {
    case_id,
    bytes: bytes.length,
    name: `${push.canaries.word('a file')}.csv`,
  })
  await ben.sendPart(case_id, upload_id, 0, bytes)
  await push.act(ben, 'attach-uploads', { case_id, purpose, upload_ids: [upload_id] })
}

async function runEnded(ada: Person, case_id: string): Promise<void> {
  const run = await until(async () => {
    const [newest] = (await ada.act('list-runs', { case_id })).runs
    return ['done', 'failed'].includes(newest!.state) ? newest : undefined
  })
  expect(run.state).toBe('done')
}

/** What is looked up is typed too; evidence is opened and shown. */
async function typeInRegister(push: Pusher, ada: Person, case_id: string, { name, born }: Patient): Promise<void> {
  await push.act(ada, 'find-people', { case_id })
  await ada.act('find-people', { case_id, text: name })
  await push.act(ada, 'answer-caller', { case_id })
  await ada.act('answer-caller', { case_id, name, birth: born })
  await push.act(ada, 'list-people', { case_id, elements: [TYPED] })
  await push.act(ada, 'count-people', { case_id, elements: [TYPED] })
  await push.act(ada, 'list-items', { case_id, state: [TYPED] })
  const { people, run_id } = await ada.act('list-people', { case_id, limit: 1 })
  for (const { person } of people) {
    const { seen } = await ada.act('read-person', { case_id, run_id, person })
    for (const name of ['read-item', 'reveal-item'] as const) {
      const { item, location } = seen[0]!
      await ada.act(name, { case_id, run_id, item, location })
      await push.post(ada, name, { case_id, run_id, item: TYPED })
      await push.post(ada, name, { case_id, run_id, item, location: TYPED })
      await push.post(ada, name === 'read-item' ? 'draw-page' : 'reveal-page', { case_id, run_id, item, page: 1 })
    }
  }
}

async function typeReview(push: Pusher, ada: Person, case_id: string): Promise<void> {
  const { next, run_id } = await ada.act('list-reviews', { case_id })
  const { decision_id } = await push.act(ada, 'decide-match', {
    case_id,
    run_id,
    person: next[0]!.person,
    outcome: 'same',
    rank: 1,
  })
  await ada.act('sample-findings', { case_id, kind: 'all-findings', size: 5 })
  await ada.act('apply-decisions', { case_id })
  await runEnded(ada, case_id)
  await push.act(ada, 'reopen-match', { case_id, decision_id })
}

/** What the firm outside gets lies on somebody's desk. */
async function typeExport(at: TestInstallation, push: Pusher, { ada, dora }: Staff, case_id: string): Promise<void> {
  const { party_id } = await push.act(ada, 'add-party', { case_id, kind: 'forensics-firm' })
  const recipients = [await identityToRecipient(await generateX25519Identity())]
  const wanted = { case_id, party_id, recipients, files: ['people', 'exposures'] }
  const { export_id } = (await second(push, dora, await push.ask(ada, 'export-register', wanted))) as {
    export_id: string
  }
  await until(async () =>
    (await ada.act('list-exports', { case_id })).exports[0]!.state === 'ready' ? true : undefined,
  )
  const leave = await ada.act('download-export', { case_id, export_id, file: 'people' })
  const sealed = (await ada.download(`/api/cases/${case_id}/downloads/${leave.download_id}`)) as Buffer
  expect(sealed.length).toBe(leave.bytes)
  writeFileSync(join(at.folder, leave.file_name), sealed)
}
