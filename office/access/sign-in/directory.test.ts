import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { Secret as Base32, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Secret } from '../../../base/vault/index.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../caller.ts'
import { renewRecoveryCodes } from '../own/change-ways-in.ts'
import { readSelf } from '../own/read-self.ts'
import { endAccount } from '../people/end-account.ts'
import { invitePerson } from '../people/invite-person.ts'
import { perform } from '../perform.ts'
import { checkSession } from '../sessions/check-session.ts'
import { confirmCodeGenerator, newCodeGenerator } from './code-generator.ts'
import { type Directory, openDirectory } from './directory.ts'
import { signInWithCodes } from './sign-in-with-codes.ts'
import { beginDirectorySignIn, finishDirectorySignIn } from './sign-in-with-directory.ts'
import { verifySession } from './verify-session.ts'

const redirectUri = 'http://127.0.0.1:9/back'

/** A real OpenID provider whose people are let in by their login name, with what it says of them. */
async function startProvider(people: Record<string, { email: string; verified: boolean; amr?: string[] }>) {
  const server: Server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'cordon', client_secret: 'lantern-teapot-harbour', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: people[sub]!.email, email_verified: people[sub]!.verified }),
    }),
    interactions: { url: (_, interaction) => `/enter/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url!.startsWith('/enter/')) return answer(request, response)
    const { prompt, params } = await provider.interactionDetails(request, response)
    const sub = String(request.headers['x-login'])
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: sub, amr: people[sub]!.amr ?? [] } })
    const grant = new provider.Grant({ accountId: sub, clientId: String(params['client_id']) })
    grant.addOIDCScope('openid email')
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })
  return { issuer, close: () => new Promise((done) => server.close(done)) }
}

/** What a browser does: follows the redirects with its cookies, until it would come back to us. */
async function walk(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = start
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie, 'x-login': login } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    const next = new URL(answer.headers.get('location') ?? '', at)
    if (next.href.startsWith(redirectUri)) return next
    at = next.href
  }
  throw new Error(`the directory led nowhere: ${at}`)
}

describe('single sign-on', () => {
  let office: TestOffice
  let provider: Awaited<ReturnType<typeof startProvider>>
  let directory: Directory
  let ada: Caller

  beforeAll(async () => {
    office = await openTestOffice()
    // The directory and its tokens live by the machine's clock.
    office.clock.set(new Date().toISOString())
    ada = await office.addPerson('Ada Fong', 'administrator')
    provider = await startProvider({
      'ben.ho': { email: 'Ben@harbour.example', verified: true, amr: ['pwd', 'mfa'] },
      'chloe.ip': { email: 'chloe@harbour.example', verified: true, amr: ['pwd'] },
      mallory: { email: 'ben@harbour.example', verified: false, amr: ['mfa'] },
      zoe: { email: 'zoe@elsewhere.example', verified: true, amr: ['mfa'] },
    })
    const clientSecret = new Secret('lantern-teapot-harbour')
    directory = openDirectory({ issuer: provider.issuer, clientId: 'cordon', clientSecret, redirectUri }, fetch)
    for (const [name, email] of [
      ['Ben Ho', 'ben@harbour.example'],
      ['Chloe Ip', 'chloe@harbour.example'],
    ])
      await perform(office, invitePerson, { name, email, roles: [] }, ada)
  })
  afterAll(async () => {
    await provider?.close()
    await office?.close()
  })

  const signIn = async (login: string) => {
    const { challenge_id, url } = await beginDirectorySignIn(office, directory)
    return finishDirectorySignIn(office, directory, { challenge_id, currentUrl: await walk(url, login) })
  }

  test('a person whom the directory verified is in, and known by its own id from then on', async () => {
    for (let round = 0; round < 2; round++) {
      const { token, verified } = await signIn('ben.ho')
      expect(verified).toBe(true)
      const self = await perform(office, readSelf, {}, await checkSession(office, token))
      expect(self).toMatchObject({ output: { name: 'Ben Ho', roles: ['staff'] } })
    }
  })

  test('an address that was not verified, and one that nobody invited, are refused', async () => {
    for (const login of ['mallory', 'zoe'])
      await expect(signIn(login)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('an answer of another sign-in is refused', async () => {
    const mine = await beginDirectorySignIn(office, directory)
    const theirs = await beginDirectorySignIn(office, directory)
    const currentUrl = await walk(theirs.url, 'ben.ho')
    await expect(
      finishDirectorySignIn(office, directory, { challenge_id: mine.challenge_id, currentUrl }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('a password alone sees nothing until the code of a generator is given; a code is good once', async () => {
    const { token, verified } = await signIn('chloe.ip')
    expect(verified).toBe(false)
    const chloe = await checkSession(office, token)
    await expect(perform(office, readSelf, {}, chloe)).rejects.toMatchObject({ code: 'NOT_VERIFIED' })
    const { secret } = newCodeGenerator('Cordon', 'chloe')
    const codeAt = (ms: number) =>
      new TOTP({ secret: Base32.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: ms })
    await office.store.transaction('nobody', (trx) =>
      confirmCodeGenerator(office, trx, chloe.accountId, secret, codeAt(office.clock.now())),
    )
    await expect(verifySession(office, chloe, codeAt(office.clock.now()))).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
    office.clock.set(new Date(office.clock.now() + 30_000).toISOString())
    await verifySession(office, chloe, codeAt(office.clock.now()))
    const now = await checkSession(office, token)
    expect(await perform(office, readSelf, {}, now)).toMatchObject({ output: { name: 'Chloe Ip' } })

    const made = await perform(office, renewRecoveryCodes, {}, now)
    const [recovery] = (made as { output: { codes: string[] } }).output.codes
    office.clock.set(new Date(office.clock.now() + 30_000).toISOString())
    const generated = codeAt(office.clock.now())
    const email = 'CHLOE@harbour.example'
    await expect(signInWithCodes(office, { email, generated, recovery: 'XXXX' })).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
    await signInWithCodes(office, { email, generated, recovery: recovery! })
    office.clock.set(new Date(office.clock.now() + 30_000).toISOString())
    await expect(
      signInWithCodes(office, { email, generated: codeAt(office.clock.now()), recovery: recovery! }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('who left is not let in by the directory', async () => {
    const { token } = await signIn('ben.ho')
    const ben = await checkSession(office, token)
    await perform(office, endAccount, { account_id: ben.accountId }, ada)
    await expect(signIn('ben.ho')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('a directory that is down is said so', async () => {
    const gone = openDirectory({ ...directory.settings, issuer: 'http://127.0.0.1:9' }, fetch)
    await expect(beginDirectorySignIn(office, gone)).rejects.toMatchObject({ code: 'DIRECTORY_UNREACHABLE' })
  })
})
