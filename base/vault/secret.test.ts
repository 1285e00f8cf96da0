import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'
import { openVault, words } from './vault.fixture.ts'

test('a secret prints as redacted, however it is printed', () => {
  const secret = new Secret('lantern teapot')
  const printed = [
    `${secret}`,
    String(secret),
    ['', secret].join(''),
    JSON.stringify({ secret, list: [secret] }),
    inspect(secret),
    inspect({ deep: { er: { secret } } }, { depth: 9, showHidden: true }),
    format('%s %o %j', secret, secret, secret),
    serialize(secret).toString('latin1'),
    String(new Error(`wrong: ${secret}`).stack),
  ]
  for (const text of printed) expect(text).not.toMatch(/lantern|6c616e7465/)
  expect(printed[0]).toBe('[redacted]')
})

test('an erased secret is zeroes and cannot be used', () => {
  const secret = new Secret('lantern')
  const bytes = secret.reveal()
  secret.erase()
  expect([...bytes].every((byte) => byte === 0)).toBe(true)
  expect(() => secret.text()).toThrow(expect.objectContaining({ code: 'VAULT_SEALED' }))
})

test('a secret is a copy: the caller may erase its own', () => {
  const own = Buffer.from('teapot')
  const secret = new Secret(own)
  own.fill(0)
  expect(secret.text()).toBe('teapot')
})

test('neither the keyring nor the keys of a case print a key', async () => {
  const keyring = await openVault(['case-1'])
  const keys = keyring.caseKeys('case-1')
  const things = [keyring, keys, keys.active(), keys.lookupKeyFor('x'), keyring.state, keyring.cases(), words()]
  for (const one of things)
    for (const text of [inspect(one, { depth: 9, showHidden: true }), JSON.stringify(one), `${one}`])
      expect(text).not.toMatch(/Buffer|bytes|wrapped|[0-9a-f]{64}|lantern/)
})
