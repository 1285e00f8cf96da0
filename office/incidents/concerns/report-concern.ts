import { defineAction } from '../../access/index.ts'
import { type CardKind, loadCards } from '../playbooks/do-this-now.ts'
import { ConcernForm, Receipt } from './concern-form.ts'
import { takeConcern } from './take-concern.ts'

export const reportConcern = defineAction({
  name: 'report-concern',
  summary: 'tells that something looks wrong; "not sure" is a good answer everywhere. Works while the vault is sealed',
  scope: 'provider',
  permission: 'report-concern',
  effect: 'write',
  // Its answer could not be sealed while the vault is; the form's own id keeps it from being taken twice.
  unrepeated: true,
  input: ConcernForm,
  output: Receipt,
  async run({ office, trx, caller, record }, form) {
    const { id, code, kind, receivedAt, isNew } = await takeConcern(office, trx, form, caller.accountId)
    if (isNew) record({ what: 'concern.reported', subject: ['concern', id], facts: { way: 'staff', kind } })
    return { concern_id: id, code, received_at: receivedAt.toISOString(), card: loadCards()[kind as CardKind] }
  },
})
