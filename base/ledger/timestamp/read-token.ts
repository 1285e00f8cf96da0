import { booleanOf, DerReader, integerOf, NotDer, oidOf, onlyValue, timeOf, type Value } from './der/read-der.ts'
import { context, contextPrimitive, tags } from './der/tags.ts'
import { der } from './der/write-der.ts'
import { oids } from './oids.ts'

/** What a time-stamp service states (RFC 3161, TSTInfo). */
export interface TimestampInfo {
  policy: string
  /** OID of the hash, and the hash of what was stamped. */
  hashOid: string
  hash: Uint8Array
  serial: bigint
  /** Milliseconds since 1970. */
  at: number
  /** The true time lies no further from `at` than this; undefined where the service does not say. Milliseconds, rounded up. */
  accuracyMs: number | undefined
  nonce: bigint | undefined
}

/** How it is signed (RFC 5652, SignedData with one signer). */
export interface TimestampToken {
  info: TimestampInfo
  /** The bytes of `info`, which the signature covers by their hash. */
  infoBytes: Uint8Array
  certificates: Uint8Array[]
  signer: Signer
}

export interface Signer {
  /** By issuer and serial number (DER, and hex), or by key identifier. */
  id: { issuer: Uint8Array; serial: bigint } | { keyIdentifier: Uint8Array }
  digestOid: string
  /** Signed attributes as the set that is hashed. */
  attributes: Buffer
  /** Values of each signed attribute by OID; each has one. */
  values: Map<string, Value>
  signatureOid: string
  /** Parameters of the signature algorithm, where there are any. */
  parameters: Value | undefined
  signature: Uint8Array
}

const mostCertificates = 20

/** Reads a token: `SEQUENCE { signedData, [0] SignedData }`. Throws `NotDer`. Nothing in it is believed yet. */
export function readToken(bytes: Uint8Array): TimestampToken {
  const outer = onlyValue(bytes, tags.sequence)
  if (oidOf(outer.next(tags.oid)) !== oids.signedData) throw new NotDer('it is not signed data')
  const wrapped = outer.inside(context(0))
  outer.end()
  const data = wrapped.inside(tags.sequence)
  wrapped.end()
  data.next(tags.integer)
  data.next(tags.set)
  const infoBytes = readContent(data.inside(tags.sequence))
  const certificates = new DerReader(data.optional(context(0))?.content ?? new Uint8Array()).rest()
  if (certificates.length > mostCertificates) throw new NotDer(`it brings more than ${mostCertificates} certificates`)
  data.optional(context(1))
  const signers = data.inside(tags.set)
  data.end()
  const signer = readSigner(signers.inside(tags.sequence))
  // RFC 3161, 2.4.2: no signature but that of the service.
  signers.end()
  return { info: readInfo(infoBytes), infoBytes, certificates: certificates.map(({ whole }) => whole), signer }
}

function readContent(content: DerReader): Uint8Array {
  if (oidOf(content.next(tags.oid)) !== oids.timeStampInfo) throw new NotDer('what is signed is not a time stamp')
  const wrapped = content.inside(context(0))
  content.end()
  const bytes = wrapped.next(tags.octetString).content
  wrapped.end()
  return bytes
}

function readInfo(bytes: Uint8Array): TimestampInfo {
  const info = onlyValue(bytes, tags.sequence)
  if (integerOf(info.next(tags.integer)) !== 1n) throw new NotDer('it is a time stamp of another version')
  const policy = oidOf(info.next(tags.oid))
  const imprint = info.inside(tags.sequence)
  const hashOid = algorithmOf(imprint.inside(tags.sequence)).oid
  const hash = imprint.next(tags.octetString).content
  imprint.end()
  const serial = integerOf(info.next(tags.integer))
  const at = timeOf(info.next(tags.generalizedTime))
  const accuracy = info.optional(tags.sequence)
  const ordering = info.optional(tags.boolean)
  if (ordering !== undefined) booleanOf(ordering)
  const nonce = info.optional(tags.integer)
  info.optional(context(0))
  if (info.optional(context(1)) !== undefined) throw new NotDer('it has extensions that are not known here')
  info.end()
  return {
    ...{ policy, hashOid, hash, serial, at },
    accuracyMs: accuracy && accuracyOf(new DerReader(accuracy.content)),
    nonce: nonce && integerOf(nonce),
  }
}

/** Seconds, milliseconds and microseconds, all optional. */
function accuracyOf(accuracy: DerReader): number {
  const parts = [tags.integer, contextPrimitive(0), contextPrimitive(1)].map((tag) => {
    const part = accuracy.optional(tag)
    return part === undefined ? 0 : Number(integerOf(part))
  })
  accuracy.end()
  const [seconds = 0, millis = 0, micros = 0] = parts
  if (parts.some((part) => part < 0) || millis > 999 || micros > 999) throw new NotDer('its accuracy makes no sense')
  return seconds * 1000 + millis + Math.ceil(micros / 1000)
}

/** An algorithm and its parameters. */
export function algorithmOf(algorithm: DerReader): { oid: string; parameters: Value | undefined } {
  const oid = oidOf(algorithm.next(tags.oid))
  const parameters = algorithm.atEnd ? undefined : algorithm.next()
  algorithm.end()
  return { oid, parameters }
}

function readSigner(signer: DerReader): Signer {
  signer.next(tags.integer)
  const id = readSignerId(signer)
  const digestOid = algorithmOf(signer.inside(tags.sequence)).oid
  const { content } = signer.next(context(0))
  const { oid: signatureOid, parameters } = algorithmOf(signer.inside(tags.sequence))
  const signature = signer.next(tags.octetString).content
  signer.optional(context(1))
  signer.end()
  return {
    ...{ id, digestOid, signatureOid, parameters, signature, values: readAttributes(content) },
    // They stand under [0] and are signed as a SET (RFC 5652, 5.4).
    attributes: der(tags.set, content),
  }
}

function readSignerId(signer: DerReader): Signer['id'] {
  const keyIdentifier = signer.optional(contextPrimitive(0))
  if (keyIdentifier !== undefined) return { keyIdentifier: keyIdentifier.content }
  const id = signer.inside(tags.sequence)
  const issuer = id.next(tags.sequence).whole
  const serial = integerOf(id.next(tags.integer))
  id.end()
  return { issuer, serial }
}

function readAttributes(content: Uint8Array): Map<string, Value> {
  const values = new Map<string, Value>()
  for (const { tag, content: attribute } of new DerReader(content).rest()) {
    if (tag !== tags.sequence) throw new NotDer('a signed attribute is none')
    const reader = new DerReader(attribute)
    const oid = oidOf(reader.next(tags.oid))
    const [value, ...more] = reader.inside(tags.set).rest()
    reader.end()
    if (value === undefined || more.length > 0 || values.has(oid))
      throw new NotDer('a signed attribute has no one value')
    values.set(oid, value)
  }
  return values
}
