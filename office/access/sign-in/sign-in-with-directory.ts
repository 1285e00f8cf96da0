import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Transaction } from '../../../base/store/index.ts'
import { blindIndex, normalisers } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'
import { startSession } from '../sessions/start-session.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import type { Directory } from './directory.ts'
import { refuseSignIn } from './refuse-sign-in.ts'

interface Expected {
  state: string
  nonce: string
  verifier: string
}

/** Where to send the browser: authorization code with PKCE, state and nonce. Throws `DIRECTORY_UNREACHABLE`. */
export async function beginDirectorySignIn(
  office: Office,
  directory: Directory,
): Promise<{ challenge_id: string; url: string }> {
  const configuration = await directory.configuration()
  const expected: Expected = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: directory.settings.redirectUri,
    scope: 'openid email',
    state: expected.state,
    nonce: expected.nonce,
    code_challenge: await calculatePKCECodeChallenge(expected.verifier),
    code_challenge_method: 'S256',
  })
  return { challenge_id: await keepChallenge(office, 'directory', expected), url: url.href }
}

/**
 * The browser is back at `currentUrl`. The person is known by the directory's own id; the first time by a verified e-mail address that
 * an administrator has given to an account. Where the directory does not say that it verified the person, the session starts
 * unverified: `verifySession` asks for a generated code. Throws `SIGN_IN`, `SIGN_IN_FAILED`, `VAULT_SEALED`.
 */
export async function finishDirectorySignIn(
  office: Office,
  directory: Directory,
  { challenge_id, currentUrl }: { challenge_id: string; currentUrl: URL },
): Promise<{ token: string; verified: boolean }> {
  const { value } = await takeChallenge<Expected>(office, 'directory', challenge_id)
  const configuration = await directory.configuration()
  const tokens = await authorizationCodeGrant(configuration, currentUrl, {
    expectedState: value.state,
    expectedNonce: value.nonce,
    pkceCodeVerifier: value.verifier,
    idTokenExpected: true,
  }).catch(() => undefined)
  const claims = tokens?.claims()
  if (claims === undefined) return refuseSignIn(office, 'oidc', 'wrong-answer', 'directory')
  const known = await office.store.transaction('nobody', (trx) => findPerson(office, trx, claims))
  if (known === undefined) return refuseSignIn(office, 'oidc', 'unknown-account', 'directory')
  const verified = saysVerified(directory, claims)
  const { token } = await startSession(office, { ...known, verified, way: 'oidc' })
  return { token, verified }
}

type Claims = { iss: string; sub: string; [name: string]: unknown }

const strongMethods = new Set(['mfa', 'hwk', 'otp', 'fpt', 'face', 'iris', 'pin'])

function saysVerified({ settings }: Directory, { amr, acr }: Claims): boolean {
  if (typeof acr === 'string' && (settings.verifiedAcr ?? []).includes(acr)) return true
  return Array.isArray(amr) && amr.some((method) => strongMethods.has(String(method)))
}

async function findPerson(office: Office, trx: Transaction, claims: Claims) {
  const keys = office.keyring.caseKeys(officeKeys)
  const handle = blindIndex(keys, 'directory login', `${claims.iss} ${claims.sub}`, normalisers.exact)!
  const login = await trx
    .selectFrom('credentials')
    .innerJoin('accounts', 'accounts.id', 'credentials.account_id')
    .select(['credentials.id', 'account_id', 'revoked_at', 'accounts.state'])
    .where('handle', '=', handle)
    .executeTakeFirst()
  if (login !== undefined) {
    if (login.revoked_at !== null || login.state !== 'active') return undefined
    return { accountId: login.account_id, authenticator: `oidc:${login.id}` }
  }
  if (claims['email_verified'] !== true || typeof claims['email'] !== 'string') return undefined
  const token = blindIndex(keys, 'staff e-mail', claims['email'], normalisers.email)
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('email_token', '=', token ?? '')
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (account === undefined) return undefined
  const id = office.ids.next()
  await trx.insertInto('credentials').values({ id, account_id: account.id, kind: 'oidc', handle }).execute()
  return { accountId: account.id, authenticator: `oidc:${id}` }
}
