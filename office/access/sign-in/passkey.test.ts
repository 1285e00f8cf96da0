import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestAuthenticator } from '../../../test/authenticator.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import { endAccount } from '../people/end-account.ts'
import { invitePerson } from '../people/invite-person.ts'
import { perform } from '../perform.ts'
import { checkSession } from '../sessions/check-session.ts'
import { beginEnrolment, finishEnrolment } from './enrol-with-code.ts'
import { enrolFirstAdministrator } from './first-administrator.ts'
import { beginPasskeySignIn, finishPasskeySignIn } from './sign-in-with-passkey.ts'

const party = { id: 'cordon.test', name: 'Harbour Clinic Group', origin: 'https://cordon.test' }

describe('passkeys', () => {
  let office: TestOffice
  let code: string
  const key = new TestAuthenticator(party.origin)

  beforeAll(async () => {
    office = await openTestOffice()
    code = (await enrolFirstAdministrator(office, { name: 'Ada Fong', email: 'ada@harbour.example' })).code
  })
  afterAll(() => office?.close())

  const enrol = async (code: string, key: TestAuthenticator) => {
    const { challenge_id, options } = await beginEnrolment(office, party, code)
    return finishEnrolment(office, party, { code, challenge_id, response: key.make(options) })
  }
  const signIn = async (key: TestAuthenticator) => {
    const { challenge_id, options } = await beginPasskeySignIn(office, party)
    return finishPasskeySignIn(office, party, { challenge_id, response: key.use(options) })
  }

  test('the first administrator comes in by a code from the terminal, which is good once', async () => {
    const { token, recovery_codes } = await enrol(code.toLowerCase().replaceAll('-', ' '), key)
    expect(recovery_codes).toHaveLength(10)
    expect(await checkSession(office, token)).toMatchObject({ verified: true })
    await expect(enrol(code, new TestAuthenticator(party.origin))).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await expect(enrolFirstAdministrator(office, { name: 'Eve' })).rejects.toMatchObject({ code: 'USAGE' })
  })

  test('later the passkey is enough, also while the vault is sealed; what was signed once is not good again', async () => {
    office.keyring.seal()
    const { challenge_id, options } = await beginPasskeySignIn(office, party)
    const response = key.use(options)
    await finishPasskeySignIn(office, party, { challenge_id, response })
    await expect(finishPasskeySignIn(office, party, { challenge_id, response })).rejects.toMatchObject({
      code: 'SIGN_IN',
    })
    const { testPassphrase } = await import('../../../test/test-office.ts')
    await office.keyring.open(testPassphrase())
  })

  test('a key that verified nobody, another origin, a stranger and an old counter are refused alike', async () => {
    key.verifies = false
    await expect(signIn(key)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    key.verifies = true
    for (const other of [new TestAuthenticator(party.origin), new TestAuthenticator('https://c0rdon.test')])
      await expect(signIn(other)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    const { challenge_id, options } = await beginPasskeySignIn(office, party)
    const old = key.use(options)
    await signIn(key)
    await expect(finishPasskeySignIn(office, party, { challenge_id, response: old })).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
  })

  test('idle for more than fifteen minutes, twelve hours old, or of somebody who left: the session is over', async () => {
    const { token } = await signIn(key)
    const ada = await checkSession(office, token)
    office.clock.set('2026-03-02T09:14:00+08:00')
    await checkSession(office, token)
    office.clock.set('2026-03-02T09:29:30+08:00')
    await expect(checkSession(office, token)).rejects.toMatchObject({ code: 'SIGN_IN' })
    const again = await signIn(key)
    for (let minute = 30; minute < 12 * 60 + 29; minute += 14) {
      office.clock.set(new Date(Date.parse('2026-03-02T01:00:00Z') + minute * 60_000).toISOString())
      await checkSession(office, again.token)
    }
    office.clock.set('2026-03-02T21:31:00+08:00')
    await expect(checkSession(office, again.token)).rejects.toThrow('longest time')

    const invited = await perform(
      office,
      invitePerson,
      { name: 'Ben Ho', email: 'ben@harbour.example', roles: [{ role: 'security' }] },
      ada,
    )
    const { account_id, code } = (invited as { output: { account_id: string; code: string } }).output
    const bens = new TestAuthenticator(party.origin)
    const ben = await enrol(code, bens)
    await perform(office, endAccount, { account_id }, ada)
    await expect(checkSession(office, ben.token)).rejects.toMatchObject({ code: 'SIGN_IN' })
    await expect(signIn(bens)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('the last administrator cannot leave', async () => {
    const { token } = await signIn(key)
    const ada = await checkSession(office, token)
    await expect(perform(office, endAccount, { account_id: ada.accountId }, ada)).rejects.toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    })
    await checkSession(office, token)
  })

  test('ten wrong codes, and the eleventh is not even looked at', async () => {
    const guess = () => beginEnrolment(office, party, 'AAAA-AAAA-AAAA-AAAA')
    for (let i = 0; i < 10; i++) await expect(guess()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await expect(guess()).rejects.toMatchObject({ code: 'SIGN_IN_LOCKED' })
  })
})
