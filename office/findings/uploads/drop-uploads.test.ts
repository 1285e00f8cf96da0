import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { appendUpload, dropUploads } from '../index.ts'

let office: TestOffice
let eve: Caller
beforeAll(async () => {
  office = await openTestOffice()
  eve = await office.addPerson('Eve Kwok', 'security', 'incident-manager')
})
afterAll(() => office?.close())

async function beginCase() {
  const { case_id } = await act(office, 'open-incident', { title: 'Mailbox taken over', vectors: ['phishing'] }, eve)
  const { upload_id } = await act(office, 'begin-upload', { case_id, name: 'mailbox.pst', bytes: 10 }, eve)
  const send = (offset: number, bytes: number) =>
    appendUpload(office, eve, { caseId: case_id, uploadId: upload_id, offset }, [Buffer.alloc(bytes, 7)])
  await send(0, 4)
  return { case_id, upload_id, send }
}

async function objects(): Promise<string[]> {
  const names: string[] = []
  for await (const name of office.objects.list('')) names.push(name)
  return names.filter((name) => name.includes('/uploads/'))
}

test('an upload that nobody finishes goes after two weeks, recorded, with what was received; on hold it stays', async () => {
  const left = await beginCase()
  const held = await beginCase()
  const whole = await beginCase()
  await whole.send(4, 6)
  await office.keyring.hold(held.case_id, 'HCA-17/2026')
  office.clock.set('2026-03-16T08:59:00+08:00')
  expect(await dropUploads(office)).toBe(0)
  expect(await objects()).toHaveLength(4)

  office.clock.set('2026-03-16T09:01:00+08:00')
  expect(await dropUploads(office)).toBe(1)
  const names = await objects()
  expect(names).toHaveLength(3)
  expect(names.some((name) => name.includes(left.upload_id))).toBe(false)
  const told = (await office.entries()).filter(({ what }) => what === 'upload.dropped')
  expect(told).toMatchObject([{ case_id: left.case_id, facts: { bytes: 4 } }])
  await expect(left.send(4, 6)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await office.keyring.releaseHold(held.case_id)
  expect(await dropUploads(office)).toBe(1)
  expect(await dropUploads(office)).toBe(0)
  expect(await objects()).toHaveLength(2)
})

test('what was dropped by a process that was killed before it removed anything is removed by the next', async () => {
  const { case_id, upload_id } = await beginCase()
  await office.store.transaction({ case: case_id }, (trx) =>
    trx.updateTable('uploads').set({ state: 'dropped' }).where('id', '=', upload_id).execute(),
  )
  const before = await objects()
  await dropUploads(office)
  expect(await objects()).toEqual(before.filter((name) => !name.includes(upload_id)))
})
