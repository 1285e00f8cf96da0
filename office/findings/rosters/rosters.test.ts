import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { officeKeys } from '../../access/index.ts'
import { appendRoster } from '../index.ts'
import { evidenceOf } from '../runs/evidence-of.ts'
import { vaultOf } from '../vault-of.ts'

const patients = `patient_id,name,date_of_birth,phone,hkid,favourite_colour
P-1001,LAM Siu Fong,1971-03-02,+852 5550 0101,A123456(3),green
P-1002,WONG Tai Man,2019-11-30,,,blue
P-1003,CHEUNG Mei Ling,1960-01-01,+852 5550 0103,,red
`

describe("the provider's roster, kept ready", () => {
  let office: TestOffice
  let adam: Caller
  let ben: Caller
  let ada: Caller
  let case_id: string

  beforeAll(async () => {
    office = await openTestOffice()
    adam = await office.addPerson('Adam Lee', 'administrator')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    case_id = (await act(office, 'open-incident', { title: 'A dump', vectors: ['malware'] }, ada)).case_id
    office.jobs.work({ pollMs: 10, lanes: 1 })
  })
  afterAll(() => office?.close())

  const announce = async (stated_on: string, texts: Record<string, string>, who = ben) => {
    const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }))
    return (await act(office, 'begin-roster', { stated_on, site_ids: [], files }, who)).roster_id
  }
  const send = (rosterId: string, n: number, offset: number, text: string, who = ben) =>
    appendRoster(office, who, { rosterId, n, offset }, [Buffer.from(text)])
  const bring = async (stated_on: string, text: string) => {
    const id = await announce(stated_on, { 'patients.csv': text })
    await send(id, 0, 0, text)
    return settled(id)
  }
  const list = async (who = ben) => (await act(office, 'list-rosters', {}, who)).rosters
  const one = async (id: string) => (await list()).find(({ roster_id }) => roster_id === id)
  const settled = async (id: string) => {
    for (;;) {
      const now = await one(id)
      if (now?.state === 'ready' || now?.state === 'failed') return now
      await new Promise(setImmediate)
    }
  }

  test('comes in part by part, is read in a closed process, and is listed in figures that name nobody', async () => {
    const id = await announce('2026-02-28', { 'patients.csv': patients })
    await send(id, 0, 0, patients.slice(0, 40))
    await expect(send(id, 0, 0, 'again')).rejects.toMatchObject({ code: 'UPLOAD_OFFSET' })
    await expect(send(id, 0, 40, `${patients.slice(40)}more`)).rejects.toMatchObject({ code: 'UPLOAD_OFFSET' })
    await expect(send(id, 0, 40, patients.slice(40), adam)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await one(id)).toMatchObject({ state: 'open', received: 40, bytes: patients.length })
    expect(await send(id, 0, 40, patients.slice(40))).toEqual({ received: patients.length, whole: true })
    const ready = await settled(id)
    expect(ready).toMatchObject({ state: 'ready', number: 1, stated_on: '2026-02-28', brought_by: ben.accountId })
    expect(ready.figures).toMatchObject({ patients: 3, duplicates: 0 })
    expect(ready.figures!.having).toContainEqual({ what: 'phone', patients: 2 })
    expect(ready.figures!.wanting).toContainEqual({ what: 'minor-without-guardian', patients: 1 })
    expect(JSON.stringify(await list(ada))).not.toMatch(/LAM|P-1001|favourite|patients\.csv/)
    const read = await act(office, 'read-roster', { roster_id: id }, adam)
    expect(read.files).toMatchObject([{ name: 'patients.csv', received: patients.length }])
    expect(read.remarks.join()).toContain('favourite_colour')
  })

  test('lies in the database and in the store as sealed bytes only', async () => {
    const admin = await office.store.connectAdmin()
    const { rows } = await admin.query(
      `select to_jsonb(r)::text || to_jsonb(f)::text as all from cordon.rosters r join cordon.roster_files f on f.roster_id = r.id`,
    )
    await admin.end()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/LAM|patients\.csv|favourite/)
    const names: string[] = []
    for await (const name of office.objects.list('')) if (name.includes('/rosters/')) names.push(name)
    expect(names).toHaveLength(2)
    for (const name of names) expect(name.startsWith(`${officeKeys}/`)).toBe(true)
  })

  test('is taken into a case with its hashes: the copy is the case’s own and outlives it', async () => {
    const [offered] = (await act(office, 'offer-rosters', { case_id }, ada)).rosters
    expect(offered).toMatchObject({ number: 1, stated_on: '2026-02-28', patients: 3 })
    const input = { case_id, label: 'Our roster', roster_id: offered!.roster_id }
    await expect(act(office, 'attach-roster', input, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { source_id } = await act(office, 'attach-roster', input, ada)
    const source = async () => (await act(office, 'list-sources', { case_id }, ada)).sources[0]!
    while ((await source()).state === 'waiting') await new Promise(setImmediate)
    expect(await source()).toMatchObject({ source_id, state: 'ready', purpose: 'roster', from: 'roster', items: 1 })
    await act(office, 'remove-roster', { roster_id: offered!.roster_id }, adam)
    const [{ manifest } = { manifest: undefined }] = await evidenceOf(office, case_id, 'roster')
    const item = manifest!.items[0]!
    const copy = await vaultOf(office, case_id).open(item.object)
    const pieces: Uint8Array[] = []
    for await (const piece of copy!.pieces()) pieces.push(piece)
    await copy!.close()
    expect(Buffer.concat(pieces).toString()).toBe(patients)
    const entries = await office.entries()
    const taken = entries.find(({ what }) => what === 'source.from-roster')
    const read = entries.find(({ what }) => what === 'roster.read')
    expect(taken).toMatchObject({ case_id, facts: { number: 1, content: { 'file-1': item.sha256 } } })
    expect(read!.facts['content']).toEqual(taken!.facts['content'])
  })

  test('what was removed is gone from the store, and nobody can take it any more', async () => {
    const left = async () => {
      const names: string[] = []
      for await (const name of office.objects.list('')) if (name.startsWith(`${officeKeys}/`)) names.push(name)
      return names.filter((name) => name.includes('/rosters/'))
    }
    while ((await left()).length > 0) await new Promise(setImmediate)
    expect(await list()).toEqual([])
    expect((await act(office, 'offer-rosters', { case_id }, ada)).rosters).toEqual([])
  })

  test('the newest is the one as of the latest day; older ones stay until somebody removes them', async () => {
    await bring('2026-02-01', patients)
    await bring('2026-01-01', patients)
    expect((await act(office, 'offer-rosters', { case_id }, ada)).rosters.map(({ stated_on }) => stated_on)).toEqual([
      '2026-02-01',
      '2026-01-01',
    ])
  })

  test('one that cannot be read says so by code to all, and in words to those who keep it', async () => {
    const unnamed = await bring('2026-02-02', 'colour,size\ngreen,12\n')
    expect(unnamed).toMatchObject({ state: 'failed', failure: 'ROSTER_UNREADABLE' })
    const twice = await bring('2026-02-03', `${patients}P-1001,LEE Ka,1970-01-01,,,\n`)
    expect(twice).toMatchObject({ state: 'failed', failure: 'ROSTER_DUPLICATE_IDS' })
    const { problem } = await act(office, 'read-roster', { roster_id: twice.roster_id }, ben)
    expect(problem).toContain('P-1001 (line 2 and line 5)')
    expect((await office.entries()).filter(({ what }) => what === 'office.personal-read')).not.toEqual([])
    const attached = act(office, 'attach-roster', { case_id, label: 'It', roster_id: twice.roster_id }, ada)
    await expect(attached).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is kept by administrators and privacy officers, as of a day that has been', async () => {
    const files = [{ name: 'a.csv', bytes: 1 }]
    const begin = (stated_on: string, who: Caller) =>
      act(office, 'begin-roster', { stated_on, site_ids: [], files }, who)
    await expect(begin('2026-02-01', ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(begin('2026-03-09', ben)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(begin('2026-02-30', ben)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const { roster_id } = await begin('2026-02-01', adam)
    await expect(send(roster_id, 0, 0, 'x', ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
