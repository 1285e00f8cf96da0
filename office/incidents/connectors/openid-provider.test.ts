import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from '../../../base/vault/index.ts'
import { order, testContext } from '../../../test/connectors/world.ts'
import { oidcGeneric } from './oidc-generic.ts'

/** The connector on a real OpenID provider: tokens that it issues, revocation and introspection as it has them. */
const clientSecret = 'lantern teapot: 100% +'
const clients = [
  {
    client_id: 'clinic-portal',
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  },
  {
    client_id: 'other-portal',
    client_secret: 'other',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  },
]
const server = createServer()
let issuer = ''

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  server.on('request', provider({ revocation: true, introspection: true }).callback())
})
afterAll(() => new Promise<void>((closed) => server.close(() => closed())))

function provider({ revocation, introspection }: { revocation: boolean; introspection: boolean }): Provider {
  return new Provider(issuer, {
    clients,
    features: {
      clientCredentials: { enabled: true },
      revocation: { enabled: revocation },
      introspection: { enabled: introspection },
      devInteractions: { enabled: false },
    },
  })
}

async function issue(client: string, secret: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:${encodeURIComponent(secret).replaceAll('%20', '+')}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

const open = (more: object = {}) =>
  oidcGeneric.open({ issuer, clientId: 'clinic-portal', clientSecret, ...more }, testContext())
const about = (token: string) => order('revoke-token', { kind: 'token', token: new Secret(token), type: 'access' })

test('a token is good, is revoked, and is good no more', async () => {
  const token = await issue('clinic-portal', clientSecret)
  const { check, dryRun, carryOut } = open()
  expect(await check()).toMatchObject({ working: 'yes' })
  expect(await dryRun(about(token))).toMatchObject({ outcome: 'would-change' })
  expect(await carryOut(about(token))).toMatchObject({ outcome: 'done', already: false })
  expect(await carryOut(about(token))).toMatchObject({ outcome: 'done', already: true })
})

test('wrong credentials of the connector are told apart, and the token stays good', async () => {
  const token = await issue('clinic-portal', clientSecret)
  expect(await open({ clientSecret: 'wrong' }).carryOut(about(token))).toMatchObject({
    outcome: 'refused',
    reason: 'unauthorised',
  })
  expect(await open().dryRun(about(token))).toMatchObject({ outcome: 'would-change' })
})

test('a token of another client is refused, and stays good', async () => {
  const token = await issue('other-portal', 'other')
  expect(await open().carryOut(about(token))).toMatchObject({ outcome: 'refused', reason: 'rejected' })
  const owner = oidcGeneric.open({ issuer, clientId: 'other-portal', clientSecret: 'other' }, testContext())
  expect(await owner.dryRun(about(token))).toMatchObject({ outcome: 'would-change' })
})
