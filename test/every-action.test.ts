import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Action, type Caller, mayDo, perform, type Role, roles } from '../office/access/index.ts'
import { actions } from '../office/actions.ts'
import { officeJobs } from '../office/jobs.ts'
import { sampleOf } from './sample-of.ts'
import { openTestOffice, type TestOffice, testPassphrase } from './test-office.ts'

/** Everything that can be done, tried by somebody of every role: what the one table does not allow is refused and recorded. */
let office: TestOffice
let case_id: string
const people = new Map<Role, Caller>()
const every: readonly Action[] = actions

beforeAll(async () => {
  office = await openTestOffice({ jobs: officeJobs })
  for (const role of roles)
    people.set(role, await office.addPerson(`Somebody who is ${role}`, ...(role === 'staff' ? [] : [role])))
  const open = every.find(({ name }) => name === 'open-incident')!
  const opened = await perform(
    office,
    open,
    { title: 'Open to all roles', vectors: ['malware'] },
    people.get('incident-manager')!,
  )
  case_id = (opened as { output: { case_id: string } }).output.case_id
  const admin = await office.store.connectAdmin()
  for (const [role, { accountId }] of people)
    await admin.query(
      `insert into cordon.memberships (case_id, person_id, role, since) values ($1, $2, $3, '2026-03-01T00:00:00Z')
       on conflict (case_id, person_id) do update set role = excluded.role`,
      [case_id, accountId, role],
    )
  await admin.end()
})
afterAll(() => office?.close())

test.each(every.map((action) => [action.name, action] as const))('%s', async (_, action) => {
  for (const role of roles) {
    const caller = people.get(role)!
    // At the provider everybody is staff besides what else they are; in a case one is what the case says.
    const held: Role[] = action.scope === 'case' ? [role] : [role, 'staff']
    const before = await refusals()
    const code = await perform(office, action, inputFor(action), caller).then(
      () => 'done',
      (cause: { code?: string }) => cause.code ?? String(cause),
    )
    if (office.keyring.sealed) await office.keyring.open(testPassphrase())
    if (mayDo(held, action.scope, action.permission)) continue
    expect(`${role}: ${code}`).toBe(`${role}: NOT_ALLOWED`)
    expect(await refusals(), role).toBe(before + 1)
  }
})

test('no action is without roles that may do it', () => {
  for (const { name, scope, permission } of every)
    expect(
      roles.some((role) => mayDo([role], scope, permission)),
      name,
    ).toBe(true)
})

/** Refusals are kept with no case: whoever is refused may not write there. */
async function refusals(): Promise<number> {
  const { count } = await office.store.read('nobody', (trx) =>
    trx
      .selectFrom('ledger_entries')
      .select((of) => of.fn.countAll<string>().as('count'))
      .where('what', 'in', ['case.refused', 'office.refused'])
      .executeTakeFirstOrThrow(),
  )
  return Number(count)
}

function inputFor(action: Action): unknown {
  const input = sampleOf(action.input) as Record<string, unknown>
  return action.scope === 'case' ? { ...input, case_id } : input
}
