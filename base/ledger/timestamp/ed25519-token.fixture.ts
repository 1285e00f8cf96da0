import { createHash, createPrivateKey, sign, type X509Certificate } from 'node:crypto'
import { DerReader } from './der/read-der.ts'
import { tags } from './der/tags.ts'
import { der, integer, octets, oid, sequence } from './der/write-der.ts'
import { oids } from './oids.ts'

const sha512 = sequence(oid('2.16.840.1.101.3.4.2.3'))
const set = (...values: Uint8Array[]): Buffer => der(tags.set, ...values)

/** A token signed with Ed25519 (RFC 8419), which the OpenSSL of Debian 12 cannot make: put together by hand from RFC 5652. */
export function ed25519Token(info: Buffer, { raw }: X509Certificate, keyPem: string): Buffer {
  const certId = sequence(sequence(sequence(octets(createHash('sha256').update(raw).digest()))))
  const attributes = [
    sequence(oid(oids.contentType), set(oid(oids.timeStampInfo))),
    sequence(oid(oids.messageDigest), set(octets(createHash('sha512').update(info).digest()))),
    sequence(oid(oids.signingCertificateV2), set(certId)),
  ]
  const signature = sign(null, set(...attributes), createPrivateKey(keyPem))
  // Version, serial number, algorithm, issuer: the beginning of every certificate of ours.
  const body = new DerReader(raw).inside(tags.sequence).inside(tags.sequence)
  const [, serial, , issuer] = body.rest()
  const algorithm = sequence(oid(oids.ed25519))
  const signer = sequence(
    ...[
      integer(1n),
      sequence(issuer!.whole, serial!.whole),
      sha512,
      der(0xa0, ...attributes),
      algorithm,
      octets(signature),
    ],
  )
  const content = sequence(oid(oids.timeStampInfo), der(0xa0, octets(info)))
  const data = sequence(integer(3n), set(sha512), content, der(0xa0, raw), set(signer))
  return sequence(oid(oids.signedData), der(0xa0, data))
}
