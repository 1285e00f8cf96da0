import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAuthority } from '../../../base/directory/certificate.fixture.ts'
import { type Directory, openDirectory, resultCodes } from '../../../base/directory/index.ts'
import { account, order, testContext } from '../../../test/connectors/world.ts'
import { ldap } from './ldap.ts'

/** The connector on a real directory server, Debian's slapd. CORDON_TEST_SLAPD names the folder where it was unpacked instead of `/`. */
const prefix = process.env['CORDON_TEST_SLAPD'] ?? ''
const slapd = `${prefix}/usr/sbin/slapd`
const installed = existsSync(slapd)

describe.skipIf(!installed)('with Debian’s OpenLDAP (skipped where slapd is not installed)', () => {
  const authority = makeAuthority()
  const folder = mkdtempSync(join(tmpdir(), 'cordon-slapd-'))
  const login = { bindName: 'cn=cordon,dc=clinic,dc=example', bindPassword: 'lantern teapot' }
  let server: ChildProcess
  let ports: { plain: number; secure: number }

  beforeAll(async () => {
    ports = { plain: await freePort(), secure: await freePort() }
    const { certificate, key } = authority.issue('127.0.0.1')
    writeFileSync(join(folder, 'certificate.pem'), certificate)
    writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 })
    writeFileSync(join(folder, 'slapd.conf'), configuration(folder))
    writeFileSync(join(folder, 'staff.ldif'), staff)
    mkdirSync(join(folder, 'db'))
    const env = { ...process.env, LD_LIBRARY_PATH: `${prefix}/usr/lib/x86_64-linux-gnu` }
    const config = ['-f', join(folder, 'slapd.conf')]
    execFileSync(slapd, ['-T', 'add', ...config, '-l', join(folder, 'staff.ldif')], { env })
    const addresses = `ldap://127.0.0.1:${ports.plain} ldaps://127.0.0.1:${ports.secure}`
    server = spawn(slapd, [...config, '-h', addresses, '-d', '0'], { env, stdio: 'ignore' })
    await (await signedIn('uid=ho,dc=clinic,dc=example', 'ho pass')).close()
  })

  afterAll(async () => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill()
    await ended
    rmSync(folder, { recursive: true })
  })

  /** A connection as somebody; tries until the server is up. */
  async function signedIn(name: string, password: string): Promise<Directory & { code: number }> {
    for (;;) {
      const address = { host: '127.0.0.1', port: ports.plain, security: 'none' } as const
      const directory = await openDirectory(address).catch(() => undefined)
      if (directory === undefined) {
        await new Promise((again) => setTimeout(again, 50))
        continue
      }
      const { code } = await directory.bind(name, Buffer.from(password))
      return Object.assign(directory, { code })
    }
  }

  function connector(security: 'ldaps' | 'starttls', more: object = {}) {
    const port = security === 'ldaps' ? ports.secure : ports.plain
    const where = { host: '127.0.0.1', port, security, authority: authority.certificate }
    const found = { kind: 'openldap', base: 'dc=clinic,dc=example', policy: 'cn=strict,dc=clinic,dc=example' }
    const settings = JSON.parse(JSON.stringify({ ...found, ...where, ...login, ...more }))
    return ldap.open(settings, testContext())
  }

  test.each(['starttls', 'ldaps'] as const)(
    'over %s: disabled once, and then nobody signs in with it',
    async (security) => {
      const name = security === 'ldaps' ? 'lam' : 'wong'
      const before = await signedIn(`uid=${name},dc=clinic,dc=example`, `${name} pass`)
      expect(before.code).toBe(resultCodes.success)
      before.close()
      const { check, dryRun, carryOut } = connector(security)
      const given = order('disable-account', account(name.toUpperCase()))
      expect(await check()).toMatchObject({ working: 'yes' })
      expect(await dryRun(given)).toMatchObject({ outcome: 'would-change' })
      expect(await carryOut(given)).toMatchObject({ outcome: 'done', already: false })
      expect(await carryOut(given)).toMatchObject({ outcome: 'done', already: true })
      const after = await signedIn(`uid=${name},dc=clinic,dc=example`, `${name} pass`)
      expect(after.code).toBe(resultCodes.invalidCredentials)
      after.close()
    },
  )

  test('where the policy locks nobody out, the lock would mean nothing, and is refused', async () => {
    const about = order('disable-account', account('chan'))
    const policy = 'cn=lax,dc=clinic,dc=example'
    expect(await connector('ldaps', { policy }).carryOut(about)).toMatchObject({ reason: 'not-offered' })
    expect(await connector('ldaps', { policy: undefined }).carryOut(about)).toMatchObject({ reason: 'not-offered' })
    const still = await signedIn('uid=chan,dc=clinic,dc=example', 'chan pass')
    expect(still.code).toBe(resultCodes.success)
    still.close()
  })

  test('nobody, a wrong password of the connector, a missing right, a wrong base', async () => {
    const ho = { bindName: 'uid=ho,dc=clinic,dc=example', bindPassword: 'ho pass' }
    const about = (name: string) => order('disable-account', account(name))
    expect(await connector('ldaps').carryOut(about('*'))).toMatchObject({ reason: 'not-found' })
    expect(await connector('ldaps', { bindPassword: 'wrong' }).carryOut(about('ho'))).toMatchObject({
      reason: 'unauthorised',
    })
    expect(await connector('ldaps', ho).carryOut(about('chan'))).toMatchObject({ reason: 'forbidden' })
    expect(await connector('ldaps', { base: 'dc=other' }).dryRun(about('ho'))).toMatchObject({ outcome: 'refused' })
    expect(await connector('ldaps', { authority: makeAuthority().certificate }).dryRun(about('ho'))).toMatchObject({
      reason: 'unreachable',
    })
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

function configuration(folder: string): string {
  return `
include ${prefix}/etc/ldap/schema/core.schema
include ${prefix}/etc/ldap/schema/cosine.schema
include ${prefix}/etc/ldap/schema/inetorgperson.schema
modulepath ${prefix}/usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
TLSCertificateFile ${folder}/certificate.pem
TLSCertificateKeyFile ${folder}/key.pem
database mdb
suffix "dc=clinic,dc=example"
rootdn "cn=cordon,dc=clinic,dc=example"
rootpw "lantern teapot"
directory ${folder}/db
overlay ppolicy
ppolicy_default "cn=strict,dc=clinic,dc=example"
access to attrs=userPassword by anonymous auth
access to * by users read by * none
`
}

const person = (uid: string): string => `
dn: uid=${uid},dc=clinic,dc=example
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid}
sn: ${uid}
userPassword: ${uid} pass
`

const policy = (cn: string, pwdLockout: string): string => `
dn: cn=${cn},dc=clinic,dc=example
objectClass: device
objectClass: pwdPolicy
cn: ${cn}
pwdAttribute: userPassword
pwdLockout: ${pwdLockout}
`

const staff = `dn: dc=clinic,dc=example
objectClass: dcObject
objectClass: organization
o: Harbour Clinic
dc: clinic
${policy('strict', 'TRUE')}${policy('lax', 'FALSE')}${['lam', 'wong', 'ho', 'chan'].map(person).join('')}`
