import Type from 'typebox'
import { sql } from '../../base/store/index.ts'
import { sealRow } from '../../base/vault/index.ts'
import { defineAction } from './action.ts'
import { membersWith, tellPeople } from './messages/tell-people.ts'
import { closed, instant, prose, uuid } from './shapes.ts'

export const breakGlass = defineAction({
  name: 'break-glass',
  summary: 'lets me into a case at once as incident manager, with a reason, for four hours at most; others are told',
  scope: 'provider',
  permission: 'break-glass',
  effect: 'write',
  input: closed({
    case_id: uuid,
    reason: prose,
    hours: Type.Optional(Type.Number({ minimum: 0.25, maximum: 4, default: 4 })),
  }),
  output: closed({ until: instant }),
  async run({ office, trx, caller, now, newId, record }, { case_id, reason, hours = 4 }) {
    const id = newId()
    // From the instant that the row is dated with: the office's own is some milliseconds later, and four hours are the most.
    const { rows } = await sql<{ since: Date }>`select acting_now() as since`.execute(trx)
    const until = new Date(rows[0]!.since.getTime() + hours * 3_600_000)
    const sealed = sealRow(office.keyring.caseKeys(case_id), { table: 'elevations', row: id }, { reason })
    await sql`select break_glass(${id}, ${case_id}, 'incident-manager', ${sealed}, ${until})`.execute(trx)
    const facts = { role: 'incident-manager', until: until.toISOString() }
    record({ what: 'glass.broken', subject: ['case', case_id], facts })
    const others = await membersWith(trx, case_id, ['privacy-officer', 'auditor', 'incident-manager'], now)
    const second = others.filter((id) => id !== caller.accountId)
    await tellPeople(office, trx, second, { kind: 'glass-broken', caseId: case_id, about: id })
    return { until: until.toISOString() }
  },
})
