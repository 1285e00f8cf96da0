import Type from 'typebox'
import { Problem } from '../../../base/errors.ts'
import { defineAction } from '../action.ts'
import { inputInvalid, notFound } from '../problems.ts'
import { endSessions } from '../sessions/end-session.ts'
import { closed, done, nothing, uuid } from '../shapes.ts'
import { confirmCodeGenerator, newCodeGenerator } from '../sign-in/code-generator.ts'
import { makeRecoveryCodes } from '../sign-in/recovery-codes.ts'

const own = { scope: 'provider', permission: 'see-own', effect: 'write' } as const

export const removeWayIn = defineAction({
  ...own,
  name: 'remove-way-in',
  summary: 'takes a passkey, code generator or directory login away; not the last passkey',
  input: closed({ way_id: uuid }),
  output: done,
  async run({ trx, caller, now }, { way_id }) {
    const mine = await trx
      .selectFrom('credentials')
      .select(['id', 'kind'])
      .where('account_id', '=', caller.accountId)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .execute()
    const way = mine.find(({ id, kind }) => id === way_id && kind !== 'recovery')
    if (way === undefined) throw notFound('way in')
    if (way.kind === 'passkey' && mine.filter(({ kind }) => kind === 'passkey').length === 1)
      throw new Problem('LAST_WAY_IN', 'This is your last passkey', 'Add another one first')
    await trx.updateTable('credentials').set({ revoked_at: now }).where('id', '=', way_id).execute()
    return { done: true }
  },
})

export const beginCodeGenerator = defineAction({
  ...own,
  name: 'begin-code-generator',
  summary: 'a new secret for a code generator on my phone; nothing changes until its first code is confirmed',
  unrepeated: true,
  input: nothing,
  output: closed({ secret: Type.String(), uri: Type.String() }),
  run: async ({ caller }) => newCodeGenerator('Cordon', caller.accountId.slice(0, 8)),
})

export const confirmGenerator = defineAction({
  ...own,
  name: 'confirm-code-generator',
  summary: 'keeps the code generator, once it has shown a right code',
  unrepeated: true,
  input: closed({ secret: Type.String({ pattern: '^[A-Z2-7]{32}$' }), code: Type.String({ maxLength: 20 }) }),
  output: done,
  async run({ office, trx, caller }, { secret, code }) {
    if (await confirmCodeGenerator(office, trx, caller.accountId, secret, code)) return { done: true }
    throw inputInvalid('The code is not what this generator shows now; check the time of the phone')
  },
})

export const renewRecoveryCodes = defineAction({
  ...own,
  name: 'renew-recovery-codes',
  summary: 'ten new recovery codes, shown once; those of before stop working',
  unrepeated: true,
  input: nothing,
  output: closed({ codes: Type.Array(Type.String()) }),
  run: async ({ office, trx, caller }) => ({ codes: await makeRecoveryCodes(office, trx, caller.accountId) }),
})

export const endOwnSession = defineAction({
  ...own,
  name: 'end-own-session',
  summary: 'ends one of my sessions, or all of them',
  input: closed({ session_id: Type.Optional(uuid) }),
  output: done,
  async run({ office, trx, caller }, { session_id }) {
    const which = { accountId: caller.accountId, why: 'revoked', by: caller.accountId } as const
    await endSessions(office, trx, session_id === undefined ? which : { ...which, sessionId: session_id })
    return { done: true }
  },
})
