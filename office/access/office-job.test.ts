import { expect, test } from 'vitest'
import { openTestOffice } from '../../test/test-office.ts'
import { closed, defineAction, defineOfficeJob, done, perform, prose } from './index.ts'

test('a job of the office reads what an action sealed, and finds the office it was bound to', async () => {
  const told = Promise.withResolvers<unknown>()
  const read = defineOfficeJob<{ at: string }>({
    name: 'read-what-was-sealed',
    load: async () => async (office, input, chunk) => {
      told.resolve({ ...input, sealed: office.keyring.sealed, attempt: chunk.attempt })
      return async () => undefined
    },
  })
  const ask = defineAction({
    name: 'ask-for-reading',
    summary: 'queues a reading',
    scope: 'provider',
    permission: 'report-concern',
    effect: 'write',
    input: closed({ words: prose }),
    output: done,
    async run(work) {
      await work.enqueue(read, { at: 'the front desk' })
      return { done: true }
    },
  })
  const office = await openTestOffice({ jobs: [read] })
  try {
    const dan = await office.addPerson('Dan Kwok')
    await perform(office, ask, { words: 'files renamed overnight' }, dan)
    office.jobs.work({ lanes: 1, pollMs: 5 })
    expect(await told.promise).toEqual({ at: 'the front desk', sealed: false, attempt: 1 })
  } finally {
    await office.close()
  }
})

test('worked without an office it says what is missing', async () => {
  const lonely = defineOfficeJob<null>({ name: 'lonely', load: async () => async () => async () => undefined })
  const handle = await lonely.load()
  const chunk = { id: 'x', caseId: null, attempt: 1, signal: new AbortController().signal }
  await expect((async () => handle(null, chunk))()).rejects.toThrow('bindJobs')
})
