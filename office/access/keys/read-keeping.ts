import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, count, instant, ofCase } from '../shapes.ts'

export const readKeeping = defineAction({
  name: 'read-keeping',
  summary: 'what keeps this case: whether it is on legal hold, and the version of the key that seals it now',
  scope: 'case',
  permission: 'hold-case',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    key_version: count,
    hold: Type.Optional(closed({ reference: Type.String(), since: instant })),
  }),
  async run({ office: { keyring }, caseId }) {
    const hold = keyring.cases().find((one) => one.caseId === caseId)?.hold
    return {
      key_version: keyring.caseKeys(caseId).active().version,
      ...(hold !== undefined && { hold }),
    }
  },
})
