import type { Static } from 'typebox'
import { checkShape, type Office } from '../../access/index.ts'
import { type CardKind, loadCards } from '../playbooks/do-this-now.ts'
import { type AnonymousReceipt, ConcernForm } from './concern-form.ts'
import { hashOfCode, newFollowCode } from './follow-code.ts'
import { takeConcern } from './take-concern.ts'

/**
 * Takes a concern from somebody who does not say who they are: no account, no session, nothing kept of the connection. For a public route, which limits
 * how often it is called. Sent again with the same `request`, the report is there once and gets a new code to follow it by: the old one never
 * reached anybody. Throws `INPUT_INVALID`, and `VAULT_SEALED` where the vault was never open.
 */
export async function reportAnonymously(office: Office, given: unknown): Promise<Static<typeof AnonymousReceipt>> {
  const form = checkShape('report-anonymously', ConcernForm, given)
  const follow = newFollowCode()
  const taken = await office.store.transaction('nobody', async (trx) => {
    const { isNew, ...one } = await takeConcern(office, trx, form, null)
    await trx
      .updateTable('concerns')
      .set({ code_hash: hashOfCode(follow) })
      .where('id', '=', one.id)
      .execute()
    const facts = { way: 'anonymous', kind: one.kind }
    if (isNew)
      await office.recorder.write(trx, 'program', undefined, [
        { what: 'concern.reported', subject: ['concern', one.id], facts },
      ])
    return one
  })
  office.recorder.wake()
  const card = loadCards()[taken.kind as CardKind]
  return { code: taken.code, received_at: taken.receivedAt.toISOString(), card, follow }
}
