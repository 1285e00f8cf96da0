import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { appendUpload, dropUploads } from '../index.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('what somebody began to send and did not finish', () => {
  let office: TestOffice
  let ada: Caller
  let eve: Caller
  let case_id: string
  const file = Buffer.from('Lam Siu Fong;A123456(3);HC1002003')

  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    eve = await office.addPerson('Eve Kwok')
    case_id = (await act(office, 'open-incident', { title: 'A dump', vectors: ['malware'] }, ada)).case_id
    await act(office, 'add-member', { case_id, account_id: eve.accountId, role: 'security' }, ada)
  })
  afterAll(() => office?.close())

  const begin = (name: string, who = eve) => act(office, 'begin-upload', { case_id, name, bytes: file.length }, who)
  const send = (uploadId: string, from: number, to: number) =>
    appendUpload(office, eve, { caseId: case_id, uploadId, offset: from }, [file.subarray(from, to)])
  const left = async (who = eve) => (await act(office, 'list-uploads', { case_id }, who)).uploads
  const parts = async () => {
    const names: string[] = []
    for await (const name of office.objects.list('')) if (name.includes('/uploads/')) names.push(name)
    return names
  }

  test('is listed for them alone, with how far it has come, what is here of it, and how long it is kept', async () => {
    const { upload_id } = await begin('dump/patients.csv')
    await send(upload_id, 0, 10)
    await send(upload_id, 10, 15)
    expect(await left()).toMatchObject([
      {
        ...{ upload_id, name: 'dump/patients.csv', bytes: file.length, received: 15 },
        ...{ begun_at: '2026-03-02T01:00:00.000Z', kept_until: '2026-03-16T01:00:00.000Z' },
      },
    ])
    expect(await left(ada)).toEqual([])
    expect(await act(office, 'read-upload', { case_id, upload_id }, eve)).toEqual({
      ...{ bytes: file.length, received: 15, whole: false },
      parts: [
        { bytes: 10, sha256: sha256(file.subarray(0, 10)) },
        { bytes: 5, sha256: sha256(file.subarray(10, 15)) },
      ],
    })
    const admin = await office.store.connectAdmin()
    const { rows } = await admin.query('select encode(sums, $1) as sums from cordon.uploads', ['hex'])
    await admin.end()
    expect(JSON.stringify(rows)).not.toContain(sha256(file.subarray(0, 10)))
  })

  test('goes on, becomes a source, and is then not kept twice: its parts go, what is sealed of the source stays', async () => {
    const [{ upload_id } = { upload_id: '' }] = await left()
    expect(await send(upload_id, 15, file.length)).toEqual({ received: file.length, whole: true })
    expect((await left())[0]).not.toHaveProperty('kept_until')
    const { source_id } = await act(
      office,
      'attach-uploads',
      { case_id, label: 'Dump', purpose: 'evidence', upload_ids: [upload_id] },
      eve,
    )
    expect(await left()).toEqual([])
    const discard = act(office, 'discard-uploads', { case_id, upload_ids: [upload_id] }, eve)
    await expect(discard).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    expect(await parts()).toHaveLength(3)
    const worker = office.jobs.work({ pollMs: 10, lanes: 1 })
    const state = async () => (await act(office, 'list-sources', { case_id }, ada)).sources[0]!.state
    while ((await state()) === 'waiting') await new Promise(setImmediate)
    await worker.stop()
    expect(await dropUploads(office)).toBe(0)
    expect(await parts()).toEqual([])
    expect(await state()).toBe('ready')
    const names: string[] = []
    for await (const name of office.objects.list('')) if (name.includes(source_id)) names.push(name)
    expect(names.length).toBeGreaterThanOrEqual(2)
  })

  test('can be discarded, which is written down, and what was received of it goes', async () => {
    const { upload_id } = await begin('wrong.zip')
    await send(upload_id, 0, 4)
    await expect(act(office, 'discard-uploads', { case_id, upload_ids: [upload_id] }, ada)).resolves.toBeDefined()
    expect(await left()).toHaveLength(1)
    await act(office, 'discard-uploads', { case_id, upload_ids: [upload_id] }, eve)
    expect(await left()).toEqual([])
    expect((await office.entries()).filter(({ what }) => what === 'upload.dropped')).toMatchObject([
      { case_id, facts: { bytes: 4 } },
    ])
    await dropUploads(office)
    expect(await parts()).toEqual([])
  })

  test('does not go on for somebody whose part in the case has ended: refused at the next part, and recorded', async () => {
    const { upload_id } = await begin('more.csv')
    await send(upload_id, 0, 4)
    await act(office, 'end-membership', { case_id, account_id: eve.accountId }, ada)
    await expect(send(upload_id, 4, 8)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const refusal = (await office.entries()).findLast(({ what }) => what === 'case.refused')
    expect(refusal).toMatchObject({ facts: { action: 'begin-upload', why: 'not-allowed' } })
  })
})
