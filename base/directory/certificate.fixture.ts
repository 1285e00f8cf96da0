import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { context, Tag } from './ber/tags.ts'
import { boolean, element, octets, sequence } from './ber/write-ber.ts'

/** A certificate and its key as PEM, made when a test needs them: so no private key lies in the repository. */
export interface Identity {
  certificate: string
  key: string
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

/** An authority of its own, and certificates that it signs (RFC 5280, as little of it as TLS asks for). */
export function makeAuthority(): { certificate: string; issue(host: string): Identity } {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = nameOf('Harbour Clinic test authority')
  return {
    certificate: makeCertificate(name, name, own.publicKey, own.privateKey, [basicConstraints(true)]),
    issue(host) {
      const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const extensions = [basicConstraints(false), alternativeNames(host)]
      return {
        certificate: makeCertificate(nameOf(host), name, leaf.publicKey, own.privateKey, extensions),
        key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}

function makeCertificate(
  subject: Buffer,
  issuer: Buffer,
  publicKey: KeyObject,
  issuerKey: KeyObject,
  extensions: Buffer[],
): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const serial = createHash('sha256').update(spki).digest().subarray(0, 15)
  const body = sequence(
    element(context(0, true), element(Tag.integer, Buffer.from([2]))),
    element(Tag.integer, Buffer.concat([Buffer.from([1]), serial])),
    ecdsaWithSha256,
    issuer,
    sequence(utcTime('240101000000Z'), utcTime('491231235959Z')),
    subject,
    spki,
    element(context(3, true), sequence(...extensions)),
  )
  const signature = sign('sha256', body, issuerKey)
  const der = sequence(body, ecdsaWithSha256, element(0x03, Buffer.from([0]), signature))
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

function oid(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, 'hex'))
}

function utcTime(text: string): Buffer {
  return octets(text, 0x17)
}

function nameOf(commonName: string): Buffer {
  return sequence(element(Tag.set, sequence(oid('550403'), octets(commonName, 0x0c))))
}

function basicConstraints(authority: boolean): Buffer {
  return sequence(oid('551d13'), boolean(true), octets(authority ? sequence(boolean(true)) : sequence()))
}

function alternativeNames(host: string): Buffer {
  const v4 = host.split('.').map(Number)
  const address = v4.length === 4 && v4.every((part) => part >= 0 && part < 256)
  const name = address ? octets(Buffer.from(v4), context(7)) : octets(host, context(2))
  return sequence(oid('551d11'), octets(sequence(name)))
}
