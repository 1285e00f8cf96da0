import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keyring, keyringInMemory, openKeyring } from '../../base/vault/index.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../test/test-office.ts'
import { closed, defineAction, defineOfficeJob, done, perform } from './index.ts'

const keyrings = keyringInMemory()
const seen: string[][] = []
const erasedCases = (keyring: Keyring): string[] =>
  keyring.cases().flatMap(({ caseId, erased }) => (erased ? [caseId] : []))

/** Tells which cases are erased, as seen from where it is worked. */
const look = defineOfficeJob<null>({
  name: 'look-at-the-keyring',
  load: async () => async (office) => {
    seen.push(erasedCases(office.keyring))
    looked.resolve()
    return async () => undefined
  },
})
const ask = defineAction({
  name: 'ask-for-a-look',
  summary: 'queues a look at the keyring',
  scope: 'provider',
  permission: 'report-concern',
  effect: 'write',
  input: closed({}),
  output: done,
  async run(work) {
    seen.push(work.office.keyring.sealed ? ['sealed'] : erasedCases(work.office.keyring))
    await work.enqueue(look, null)
    return { done: true }
  },
})
let looked = Promise.withResolvers<void>()
let office: TestOffice
let elsewhere: Keyring

beforeAll(async () => {
  office = await openTestOffice({ jobs: [look], keyrings })
  elsewhere = await openKeyring(keyrings, office.clock)
  await elsewhere.open(testPassphrase())
})
afterAll(() => office.close())

test('a case that another process has erased is erased here from the next action and the next job on', async () => {
  const dan = await office.addPerson('Dan Kwok')
  for (const id of ['case-1', 'case-2']) await office.keyring.createCase(id)
  await elsewhere.eraseCase('case-1', 'retention-ended')
  await perform(office, ask, {}, dan)
  expect(seen.splice(0)).toEqual([['case-1']])
  await elsewhere.eraseCase('case-2', 'retention-ended')
  office.jobs.work({ lanes: 1, pollMs: 5 })
  await looked.promise
  expect(seen.splice(0)).toEqual([['case-1', 'case-2']])
})

test('where another process has changed the master key, the keyring is sealed and other work goes on', async () => {
  looked = Promise.withResolvers()
  const dan = await office.addPerson('Dan Kwok')
  await elsewhere.rotateMaster([testPassphrase()])
  await perform(office, ask, {}, dan)
  expect(seen.at(0)).toEqual(['sealed'])
  expect(office.keyring.sealed).toBe(true)
})
