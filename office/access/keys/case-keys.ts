import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, done, ofCase } from '../shapes.ts'

export const rotateCaseKey = defineAction({
  name: 'rotate-case-key',
  summary: 'a new key for everything that is sealed in this case from now on; what was sealed before stays readable',
  scope: 'case',
  permission: 'hold-case',
  effect: 'write',
  whileClosed: true,
  unrepeated: true,
  input: closed(ofCase),
  output: done,
  async run({ office: { keyring }, caseId, record }) {
    await keyring.rotateCase(caseId)
    const { version } = keyring.caseKeys(caseId).active()
    record({ what: 'case.key-rotated', subject: ['case', caseId], facts: { version } })
    return { done: true }
  },
})

export const holdCase = defineAction({
  name: 'hold-case',
  summary: 'a legal hold: nothing of this case can be destroyed until it is released; the reference is a file number',
  scope: 'case',
  permission: 'hold-case',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, reference: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$' }) }),
  output: done,
  async run({ office: { keyring }, caseId, record }, { reference }) {
    await keyring.hold(caseId, reference)
    record({ what: 'case.held', subject: ['case', caseId], facts: {} })
    return { done: true }
  },
})

export const releaseHold = defineAction({
  name: 'release-hold',
  summary: 'ends the legal hold of this case',
  scope: 'case',
  permission: 'hold-case',
  effect: 'write',
  whileClosed: true,
  fourEyes: true,
  input: closed(ofCase),
  output: done,
  async run({ office: { keyring }, caseId, record }) {
    await keyring.releaseHold(caseId)
    record({ what: 'case.hold-released', subject: ['case', caseId], facts: {} })
    return { done: true }
  },
})
