import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../base/store/index.ts'
import { openTestOffice, type TestOffice } from '../../test/test-office.ts'
import type { Caller } from './caller.ts'
import { rolesAtProvider, rolesInCase } from './held-roles.ts'

const hour = 3_600_000

describe('what somebody is, at the provider and in a case', () => {
  let office: TestOffice
  let now: Date
  let admin: Awaited<ReturnType<TestOffice['store']['connectAdmin']>>
  const caseId = '00000000-0000-4000-8000-00000000c001'
  const otherCase = '00000000-0000-4000-8000-00000000c002'
  const at = (hours: number) => new Date(now.getTime() + hours * hour)

  beforeAll(async () => {
    office = await openTestOffice()
    now = new Date(office.clock.now())
    admin = await office.store.connectAdmin()
    await admin.query('set search_path = cordon')
    const { accountId } = await office.addPerson('Olga Poon')
    await admin.query('insert into cases (id, name, created_by) values ($1, $2, $5), ($3, $4, $5)', [
      ...[caseId, 'case-1', otherCase, 'case-2', accountId],
    ])
  })
  afterAll(async () => {
    await admin?.end()
    await office?.close()
  })

  const join = (who: Caller, role: string, since: number, until: number | null, of = caseId) =>
    admin.query('insert into memberships (case_id, person_id, role, since, until) values ($1, $2, $3, $4, $5)', [
      ...[of, who.accountId, role, at(since)],
      until === null ? null : at(until),
    ])
  const elevate = (who: Caller, role: string, since: number, until: number) =>
    admin.query(
      'insert into elevations (id, case_id, person_id, role, reason, since, until) values ($1, $2, $3, $4, $5, $6, $7)',
      [office.ids.next(), caseId, who.accountId, role, Buffer.from('sealed'), at(since), at(until)],
    )
  const leave = (who: Caller) => admin.query("update accounts set state = 'left' where id = $1", [who.accountId])
  const inCase = async (who: Caller) =>
    [
      ...(await office.store.read({ person: who.accountId }, (trx) => rolesInCase(trx, who.accountId, caseId, now))),
    ].sort()
  const atProvider = async (who: Caller) =>
    [...(await office.store.read({ person: who.accountId }, (trx) => rolesAtProvider(trx, who.accountId, now)))].sort()

  test.each([
    [-1, null, ['reviewer']],
    [0, 1, ['reviewer']],
    [-2, 0, []],
    [1, null, []],
  ])('a membership from hour %i to %s gives %j', async (since, until, roles) => {
    const ada = await office.addPerson('Ada Fong', 'privacy-officer')
    await join(ada, 'reviewer', since, until)
    await join(ada, 'call-desk', -1, null, otherCase)
    expect(await inCase(ada)).toEqual(roles)
  })

  test('broken glass holds from its first moment to before its last, beside a membership', async () => {
    const ada = await office.addPerson('Ada Fong', 'privacy-officer')
    await join(ada, 'reviewer', -1, null)
    await elevate(ada, 'incident-manager', 0, 1)
    await elevate(ada, 'privacy-officer', -4, 0)
    await elevate(ada, 'security', 1, 4)
    expect(await inCase(ada)).toEqual(['incident-manager', 'reviewer'])
  })

  test('broken glass alone is enough; the roles at the provider are of no use in a case', async () => {
    const ben = await office.addPerson('Ben Ho', 'security', 'administrator')
    expect(await inCase(ben)).toEqual([])
    await elevate(ben, 'security', -1, 1)
    expect(await inCase(ben)).toEqual(['security'])
    expect(await atProvider(ben)).toEqual(['administrator', 'security', 'staff'])
  })

  test('whoever has an account is staff, and whoever left is nothing, whatever else is written', async () => {
    const cat = await office.addPerson('Cat Lam')
    expect(await atProvider(cat)).toEqual(['staff'])
    await join(cat, 'reviewer', -1, null)
    await elevate(cat, 'security', -1, 1)
    await leave(cat)
    expect(await inCase(cat)).toEqual([])
    expect(await atProvider(cat)).toEqual([])
  })

  test('each is one question to the database', async () => {
    const dan = await office.addPerson('Dan Yip', 'security')
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        asked++
        return result
      },
    }
    await office.store.read({ person: dan.accountId }, async (trx) => {
      const watched = trx.withPlugin(counting) as Transaction
      await rolesInCase(watched, dan.accountId, caseId, now)
      await rolesAtProvider(watched, dan.accountId, now)
    })
    expect(asked).toBe(2)
  })
})
