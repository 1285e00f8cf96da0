import Type from 'typebox'
import { closed, defineAction, instant, namesOfPeople, ofCase, uuid } from '../../access/index.ts'
import { membersOf } from './members-of.ts'

export const listMembers = defineAction({
  name: 'list-members',
  summary: 'who is in this case as what, until when, and who was',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    members: Type.Array(
      closed({
        account_id: uuid,
        name: Type.String(),
        role: Type.String(),
        since: instant,
        until: Type.Optional(instant),
        /** Let in by breaking the glass, for hours. */
        glass: Type.Boolean(),
        now: Type.Boolean(),
      }),
    ),
  }),
  async run(work) {
    const members = await membersOf(work)
    const names = await namesOfPeople(work.office, work.trx, [...new Set(members.map(({ accountId }) => accountId))])
    return {
      members: members.map(({ accountId, role, since, until, glass, now }) => ({
        ...{ account_id: accountId, name: names.get(accountId)!.name, role, since: since.toISOString() },
        ...(until !== null && { until: until.toISOString() }),
        ...{ glass, now },
      })),
    }
  },
})

export const listStaff = defineAction({
  name: 'list-staff',
  summary: 'names of everybody with an account, to choose from when somebody is let into this case',
  scope: 'case',
  permission: 'manage-members',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    people: Type.Array(closed({ account_id: uuid, name: Type.String(), in_case: Type.Boolean() })),
  }),
  async run(work) {
    const { office, trx } = work
    const rows = await trx.selectFrom('accounts').select('id').where('state', '=', 'active').execute()
    const ids = rows.map(({ id }) => id)
    const names = await namesOfPeople(office, trx, ids)
    const inCase = new Set(
      (await membersOf(work)).filter(({ now, glass }) => now && !glass).map(({ accountId }) => accountId),
    )
    const people = ids.map((id) => ({ account_id: id, name: names.get(id)!.name, in_case: inCase.has(id) }))
    return { people: people.sort((a, b) => a.name.localeCompare(b.name)) }
  },
})
