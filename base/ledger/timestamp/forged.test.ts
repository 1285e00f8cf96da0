import { createHash, type X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tags } from './der/tags.ts'
import { der, integer, nothing, octets, oid, sequence } from './der/write-der.ts'
import { ed25519Token } from './ed25519-token.fixture.ts'
import { oids, sha256Oid } from './oids.ts'
import { readRoots } from './read-roots.ts'
import { timestampRequest } from './request-timestamp.ts'
import { Authority, authorityUses, hasOpenssl, serviceUses } from './tsa.fixture.ts'
import { verifyTimestamp } from './verify-timestamp.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-forged-'))
afterAll(() => rmSync(home, { recursive: true }))

const stamped = Buffer.from('a checkpoint')
const sha256 = createHash('sha256').update(stamped).digest()

/** Within the life of the certificates, which begin when the test runs. */
let usual = ''
let usualMs = 0

/** TSTInfo as a service writes it, with any part another. */
function info({ hashOid = sha256Oid, hash = sha256, at = usual, version = 1n, more = [] as Buffer[] } = {}): Buffer {
  const imprint = sequence(sequence(oid(hashOid), nothing()), octets(hash))
  const time = der(tags.generalizedTime, Buffer.from(at))
  return sequence(integer(version), oid('1.2.3.4.1'), imprint, integer(9n), time, ...more)
}

describe.skipIf(!hasOpenssl)(
  'tokens that anybody could sign (skipped where OpenSSL’s command is not installed)',
  () => {
    const authority = new Authority(join(home, 'trust'))
    let root: X509Certificate
    beforeAll(() => {
      root = authority.certify('Root', authorityUses)
      authority.certify('Service', serviceUses, 'Root')
      usualMs = root.validFromDate.getTime() + 86_400_000
      usual = `${new Date(usualMs).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
    })
    const verify = (token: Uint8Array) => verifyTimestamp(token, stamped, [root])

    test('of every usual kind of key one made in this way holds, and none with another signature', () => {
      const certificate = authority.certify('ed25519', serviceUses, 'Root', 'ed25519')
      authority.certify('ec', serviceUses, 'Root')
      authority.certify('rsa', serviceUses, 'Root', 'rsa')
      const tokens = [
        authority.sign(info(), 'ec'),
        authority.sign(info(), 'ec', '-keyid', '-md', 'sha512'),
        authority.sign(info(), 'rsa'),
        authority.sign(info(), 'rsa', '-keyopt', 'rsa_padding_mode:pss', '-md', 'sha384'),
        ed25519Token(info(), certificate, readFileSync(authority.path('ed25519.key'), 'utf8')),
      ]
      for (const token of tokens) {
        expect(verify(token)).toMatchObject({ at: usualMs, accuracyMs: undefined, serial: 9n })
        // The signature is the last thing in a token.
        token[token.length - 1]! ^= 1
        expect(verify(token)).toBe('its signature does not hold')
      }
      expect(verify(authority.sign(info(), 'ec', '-md', 'sha1'))).toMatch(/does not count any more/)
    })

    test.each([
      ['another hash', { hash: createHash('sha256').update('other').digest() }, /made for something else/],
      ['SHA-1', { hashOid: '1.3.14.3.2.26' }, /not over a SHA-256/],
      ['before its certificate', { at: '20010101000000Z' }, /not valid at that time/],
      ['after its certificate', { at: '20600101000000Z' }, /not valid at that time/],
      ['a local time', { at: '20261101120000' }, /not a time stamp: a time/],
      ['another version', { version: 2n }, /another version/],
      ['extensions', { more: [der(0xa1, sequence())] }, /extensions/],
      ['something after it', { more: [octets(sha256)] }, /more than there should be/],
    ])('%s', (_, change, why) => expect(verify(authority.sign(info(change), 'Service'))).toMatch(why))

    test('content that is no time stamp, or not signed as one', () => {
      expect(verify(authority.sign(Buffer.from('hello'), 'Service'))).toMatch(/it is not a time stamp/)
      const other = authority.sign(info(), 'Service')
      const type = oid(oids.timeStampInfo)
      // The first one says what is signed, the second one, signed, says so again.
      for (const from of [0, other.indexOf(type) + 1])
        expect(verify(replaced(other, type, oid('1.2.840.113549.1.9.16.1.9'), from))).toMatch(
          from === 0 ? /what is signed is not a time stamp/ : /does not say that it is a time stamp/,
        )
      expect(verify(authority.signPlainly(info(), 'Service', '-noattr'))).toMatch(/it is not a time stamp/)
      expect(verify(authority.signPlainly(info(), 'Service'))).toMatch(/does not name the certificate/)
      expect(verify(authority.sign(info(), 'Service', '-nocerts'))).toMatch(/certificate of its service is not in it/)
    })

    test('a token of two signers', () => {
      const second = ['-signer', authority.path('Root.pem'), '-inkey', authority.path('Root.key')]
      expect(verify(authority.sign(info(), 'Service', ...second))).toMatch(/more than there should be/)
    })

    test.each([
      ['no purpose', 'subjectKeyIdentifier=hash', /not for time stamps and nothing else/],
      ['another purpose', 'extendedKeyUsage=critical,codeSigning', /not for time stamps and nothing else/],
      ['a second purpose', 'extendedKeyUsage=critical,timeStamping,serverAuth', /not for time stamps and nothing else/],
      ['a purpose that may be overlooked', 'extendedKeyUsage=timeStamping', /does not insist/],
      ['a condition that nobody knows', `${serviceUses}\n1.2.3.4=critical,ASN1:NULL`, /conditions that are not known/],
    ])('a certificate with %s', (name, uses, why) => {
      authority.certify(name, uses, 'Root')
      expect(verify(authority.sign(info(), name))).toMatch(why)
    })

    test('a certificate signed by one that is no authority, or may not sign below itself', () => {
      /** A token of NAME, with the certificates above it. */
      const signed = (name: string, ...above: string[]) => {
        writeFileSync(authority.path('above.pem'), above.map((one) => authority.pem(one)).join('\n'))
        return verify(authority.sign(info(), name, '-certfile', authority.path('above.pem')))
      }
      for (const [name, uses] of [
        ['A service', serviceUses],
        ['Nothing said', 'subjectKeyIdentifier=hash'],
        ['Signs, but is none', 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,keyCertSign'],
      ] as const) {
        authority.certify(name, uses, 'Root')
        authority.certify('Below', serviceUses, name)
        expect(signed('Below', name)).toMatch(/does not lead to a root/)
      }
      authority.certify('Short', `${authorityUses.replace('CA:TRUE', 'CA:TRUE,pathlen:0')}`, 'Root')
      authority.certify('Near', serviceUses, 'Short')
      expect(signed('Near', 'Short')).toMatchObject({ serial: 9n })
      authority.certify('Below short', authorityUses, 'Short')
      authority.certify('Far', serviceUses, 'Below short')
      expect(signed('Far', 'Below short', 'Short')).toMatch(/does not lead to a root/)
      authority.certify('Long', authorityUses, 'Root')
      authority.certify('Below long', authorityUses, 'Long')
      authority.certify('Farther', serviceUses, 'Below long')
      expect(signed('Farther', 'Below long', 'Long')).toMatchObject({ serial: 9n })
    })

    test('a certificate signed with SHA-1, and a key that is too short', () => {
      authority.certify('Old', serviceUses, 'Root', 'ec', 'sha1')
      expect(verify(authority.sign(info(), 'Old'))).toMatch(/does not lead to a root/)
      authority.certify('Small', serviceUses, 'Root', 'rsa-small')
      expect(verify(authority.sign(info(), 'Small'))).toMatch(/signature does not hold/)
    })

    test('a heap of certificates that all vouch for each other costs little and leads nowhere', () => {
      const thief = new Authority(join(home, 'thief'))
      thief.certify('Root', authorityUses)
      thief.certify('Service', serviceUses, 'Root')
      // The same name and key again and again: each could have issued each.
      const heap = Array.from({ length: 15 }, () => {
        const [request, key] = [thief.path('Root.csr'), thief.path('Root.key')]
        const how = ['-days', '3650', '-extfile', thief.path('authority')]
        writeFileSync(thief.path('authority'), authorityUses)
        thief.openssl('x509', '-req', '-in', request, '-signkey', key, ...how, '-out', thief.path('Again.pem'))
        return thief.pem('Again')
      })
      writeFileSync(thief.path('heap.pem'), heap.join('\n'))
      const token = thief.sign(info(), 'Service', '-certfile', thief.path('heap.pem'))
      expect(verify(token)).toMatch(/does not lead/)
      expect(verifyTimestamp(token, stamped, readRoots(heap[3]!))).toMatchObject({ serial: 9n })
    })

    test('any change to a token: refused, or the very same statement', () => {
      const token = authority.reply(timestampRequest(stamped, 5n), 'Service')
      const right = verify(token)
      expect(right).toMatchObject({ policy: '1.2.3.4.1' })
      const bit = fc.tuple(fc.nat({ max: token.length - 1 }), fc.integer({ min: 1, max: 255 }))
      fc.assert(
        fc.property(bit, ([at, change]) => {
          const changed = Buffer.from(token)
          changed[at]! ^= change
          const answer = verify(changed)
          if (typeof answer !== 'string') expect(answer).toEqual(right)
        }),
        { numRuns: 1500 },
      )
      for (let length = 0; length < token.length; length++)
        expect(typeof verify(token.subarray(0, length))).toBe('string')
      expect(verify(Buffer.concat([token, Buffer.alloc(1)]))).toMatch(/more than there should be/)
    })
  },
)

function replaced(bytes: Buffer, from: Buffer, to: Buffer, after: number): Buffer {
  const at = bytes.indexOf(from, after)
  return Buffer.concat([bytes.subarray(0, at), to, bytes.subarray(at + from.length)])
}

test('bytes of a stranger are judged, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof verifyTimestamp(bytes, stamped, []) === 'string'),
    { numRuns: 2000 },
  )
  const nested = sequence(oid(oids.signedData), der(0xa0, sequence(integer(3n))))
  expect(verifyTimestamp(nested, stamped, [])).toMatch(/it is not a time stamp/)
})
