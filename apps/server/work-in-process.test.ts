import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineOfficeJob, officeKeys } from '../../office/access/index.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../test/test-office.ts'
import { openLog } from './log/open-log.ts'
import { workInProcess } from './work-in-process.ts'

/** Who did what, and a promise for each next time. */
const done: string[] = []
let next = Promise.withResolvers<string>()
const note = (what: string): void => {
  done.push(what)
  next.resolve(what)
  next = Promise.withResolvers()
}

const ringAlarm = defineOfficeJob<{ at: string }>({
  name: 'ring-alarm',
  whileSealed: true,
  load:
    async () =>
    async (office, { at }) => {
      note(`rang at ${at}, ${office.keyring.sealed ? 'sealed' : 'open'}`)
      return async () => undefined
    },
})
const readNames = defineOfficeJob<null>({
  name: 'read-names',
  retries: 0,
  load:
    async () =>
    async (office, _input, { attempt }) => {
      office.keyring.caseKeys(officeKeys)
      note(`read at try ${attempt}`)
      return async () => undefined
    },
})

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ jobs: [ringAlarm, readNames] })
})
afterAll(() => office?.close())

test('while the vault is sealed alarms ring, and what needs keys waits without using up its tries', async () => {
  const log = openLog('silent', office.clock)
  const failures: string[] = []
  office.keyring.seal()
  const working = workInProcess(office, 2, log, (job) => failures.push(job), [ringAlarm, readNames])
  const add = (job: typeof ringAlarm, at: string) =>
    office.store.transaction('nobody', (transaction) => office.jobs.add(job, { at }, { transaction }))
  await office.store.transaction('nobody', (transaction) => office.jobs.add(readNames, null, { transaction }))
  let rung = next.promise
  await add(ringAlarm, 'nine')
  expect(await rung).toBe('rang at nine, sealed')
  rung = next.promise
  await add(ringAlarm, 'ten')
  expect(await rung).toBe('rang at ten, sealed')
  const read = next.promise
  await office.keyring.open(testPassphrase())
  expect(await read).toBe('read at try 1')
  await working.stop()
  expect(failures).toEqual([])
  expect(done).toEqual(['rang at nine, sealed', 'rang at ten, sealed', 'read at try 1'])
})
