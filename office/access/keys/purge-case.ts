import Type from 'typebox'
import { eraseReasons } from '../../../base/vault/index.ts'
import { defineAction } from '../action.ts'
import { closed, done, ofCase } from '../shapes.ts'
import { destroyCaseKey } from './destroy-case-key.ts'

export const purgeCase = defineAction({
  name: 'purge-case',
  summary:
    'destroys the key of this case: what was sealed under it can never be read again, here and in every backup without the key',
  scope: 'case',
  permission: 'purge-case',
  effect: 'write',
  whileClosed: true,
  fourEyes: true,
  unrepeated: true,
  input: closed({ ...ofCase, reason: Type.Enum([...eraseReasons]) }),
  output: done,
  async run({ office: { keyring }, trx, caseId, enqueue, record }, { reason }) {
    keyring.checkNotHeld(caseId)
    await trx.updateTable('cases').set({ state: 'erased' }).where('id', '=', caseId).execute()
    record({ what: 'case.erased', subject: ['case', caseId], facts: { reason } })
    await enqueue(destroyCaseKey, { reason }, 'destroy-case-key')
    return { done: true }
  },
})
