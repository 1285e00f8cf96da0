import { expect, test } from 'vitest'
import { Problem } from '../../../base/errors.ts'
import { objectsInMemory } from '../../../base/vault/index.ts'
import { act } from '../../../test/act.ts'
import { openTestOffice } from '../../../test/test-office.ts'
import { appendUpload } from '../index.ts'

test('a source that cannot be sealed after every try is said to have failed, and what was uploaded is attached again', async () => {
  const memory = objectsInMemory()
  let isFull = false
  const put: typeof memory.put = async (name, body, options) => {
    if (isFull && name.includes('/sources/')) throw new Problem('DISK_FULL', 'The disk is full', 'Make room')
    return memory.put(name, body, options)
  }
  const office = await openTestOffice({ objects: { ...memory, put } })
  try {
    const eve = await office.addPerson('Eve Kwok', 'security', 'incident-manager')
    const { case_id } = await act(office, 'open-incident', { title: 'A dump', vectors: ['malware'] }, eve)
    const { upload_id } = await act(office, 'begin-upload', { case_id, name: 'dump.csv', bytes: 4 }, eve)
    await appendUpload(office, eve, { caseId: case_id, uploadId: upload_id, offset: 0 }, [Buffer.from('a;b\n')])
    const attach = () =>
      act(office, 'attach-uploads', { case_id, label: 'Dump', purpose: 'evidence', upload_ids: [upload_id] }, eve)
    const newest = async () => (await act(office, 'list-sources', { case_id }, eve)).sources.at(-1)!
    isFull = true
    await attach()
    const worker = office.jobs.work({ pollMs: 10, lanes: 1 })
    while ((await newest()).state === 'waiting') {
      // Nobody waits for the pauses between the tries.
      await office.store.statement(`update pgboss.job set start_after = now() where state = 'retry'`)
      await new Promise(setImmediate)
    }
    expect(await newest()).toMatchObject({ state: 'failed', failure: 'DISK_FULL' })
    expect((await office.entries()).findLast(({ what }) => what === 'source.taken-in')).toMatchObject({
      facts: { state: 'failed' },
    })
    expect((await act(office, 'list-uploads', { case_id }, eve)).uploads).toMatchObject([{ upload_id }])
    isFull = false
    await attach()
    while ((await newest()).state === 'waiting') await new Promise(setImmediate)
    expect(await newest()).toMatchObject({ state: 'ready' })
    await worker.stop()
  } finally {
    await office.close()
  }
})
