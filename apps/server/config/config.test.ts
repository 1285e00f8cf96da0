import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { s3Defaults } from '../../../base/vault/s3/options.ts'
import { defaults, readConfig } from './config.ts'
import { type Env, readEnv, secretNames, settingNames } from './env.ts'
import { readSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-config-'))
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
afterAll(() => rmSync(folder, { recursive: true }))
const read = (env: Env) => readConfig(env)

describe('settings', () => {
  test('docs/settings.md lists all of them, with their defaults, and no other', () => {
    const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| ([A-Z0-9_]+) \| ([^|]+) \| .+ \|$/gm)].map(([, name, value]) => [name, value])
    expect(rows.map(([name]) => name)).toEqual([...settingNames])
    const said = Object.fromEntries(rows.filter(([name, value]) => value !== '-' && !name!.startsWith('CORDON_S3_')))
    expect(said).toEqual(defaults)
    expect(Object.fromEntries(rows)['CORDON_S3_REGION']).toBe(s3Defaults.region)
    for (const name of secretNames) expect(page.slice(page.indexOf('Each of these'))).toContain(name)
  })

  test('none is needed', () => {
    const config = read(readEnv({ PATH: '/usr/bin', HOME: '/root' }))
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8120, origin: undefined, trustProxy: false, lanes: 2 })
  })

  test('a name that is mistyped stops the start', () => {
    expect(() => readEnv({ CORDON_PROT: '9000' })).toThrow(/CORDON_PROT is no setting/)
    expect(readEnv({ CORDON_PORT: '', DATABASE_URL_FILE: '/x' })).toEqual({ DATABASE_URL_FILE: '/x' })
  })

  test.each([
    [{ CORDON_PORT: '70000' }, /CORDON_PORT takes a whole number/],
    [{ CORDON_PORT: '80a' }, /CORDON_PORT takes a whole number/],
    [{ CORDON_LANES: '100' }, /CORDON_LANES takes/],
    [{ CORDON_LOG_LEVEL: 'loud' }, /CORDON_LOG_LEVEL is one of/],
    [{ CORDON_ORIGIN: 'cordon.example' }, /CORDON_ORIGIN takes an address/],
    [{ CORDON_ORIGIN: 'https://cordon.example/path' }, /CORDON_ORIGIN takes an address/],
    [{ CORDON_ORIGIN: 'http://cordon.example' }, /CORDON_ORIGIN must be https/],
    [{ CORDON_HOST: '0.0.0.0' }, /CORDON_ORIGIN is missing/],
    [{ CORDON_HOST: '0.0.0.0', CORDON_ORIGIN: 'http://localhost:8120' }, /CORDON_ORIGIN is missing/],
    [{ CORDON_HOST: '0.0.0.0', CORDON_ORIGIN: 'https://cordon.example' }, /CORDON_TLS_CERT is missing/],
    [{ CORDON_TLS_CERT: '/nowhere', CORDON_TLS_KEY: '/nowhere' }, /CORDON_TLS_CERT names a file/],
    [{ CORDON_TLS_KEY: '/nowhere' }, /CORDON_TLS_CERT is missing/],
    [{ CORDON_OIDC_ISSUER: 'https://id.example' }, /CORDON_OIDC_CLIENT_ID is missing/],
  ] as [Env, RegExp][])('%o is refused', (env, why) => {
    expect(() => read(env)).toThrow(why)
    expect(() => read(env)).toThrow(expect.objectContaining({ code: 'SETTING_INVALID' }))
  })

  test('over a network: https by a certificate of its own, or by a proxy', () => {
    const tls = { CORDON_TLS_CERT: fileWith('cert.pem', 'cert'), CORDON_TLS_KEY: fileWith('key.pem', 'key') }
    const origin = { CORDON_HOST: '0.0.0.0', CORDON_ORIGIN: 'https://cordon.example' }
    expect(read({ ...origin, ...tls }).tls?.cert.toString()).toBe('cert')
    expect(() => read(tls)).toThrow(/CORDON_ORIGIN is missing/)
    expect(read({ ...origin, CORDON_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy).toEqual([
      '10.0.0.1',
      '10.1.0.0/16',
    ])
  })

  test('secrets come from the variable or from a file, never from both, and print as nothing', () => {
    const path = fileWith('database', 'postgres://cordon:tide9@db.example/cordon\n')
    const secrets = readSecrets({ DATABASE_URL_FILE: path, CORDON_METRICS_TOKEN: 'lantern' })
    expect(secrets.DATABASE_URL?.text()).toBe('postgres://cordon:tide9@db.example/cordon')
    expect(`${inspect(secrets)} ${JSON.stringify(secrets)}`).not.toMatch(/tide9|lantern/)
    expect(() => readSecrets({ DATABASE_URL: 'postgres://x', DATABASE_URL_FILE: path })).toThrow(/both set/)
    expect(() => readSecrets({ DATABASE_URL_FILE: '/nowhere' })).toThrow(/cannot be read/)
  })
})
