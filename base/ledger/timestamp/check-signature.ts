import { constants, createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { DerReader, integerOf, oidOf, onlyValue, type Value } from './der/read-der.ts'
import { context, tags } from './der/tags.ts'
import { hashes, oids, sha256Oid, signatures } from './oids.ts'
import type { Certificate } from './read-certificate.ts'
import { algorithmOf, type Signer, type TimestampToken } from './read-token.ts'

const leastRsaBits = 2048

/**
 * Why the token is not signed by this certificate, in words; undefined where it is: the signed attributes name a time stamp, its hash
 * and this very certificate (RFC 3161, 2.4.1; RFC 5035), and the signature over them holds. Throws `NotDer`.
 */
export function complaintAboutSigner(
  { infoBytes, signer }: TimestampToken,
  certificate: Certificate,
): string | undefined {
  const digest = hashes[signer.digestOid]
  if (digest === undefined) return `it is hashed in a way that does not count any more (${signer.digestOid})`
  const { values } = signer
  const type = values.get(oids.contentType)
  if (type?.tag !== tags.oid || oidOf(type) !== oids.timeStampInfo)
    return 'what it signs does not say that it is a time stamp'
  const stated = values.get(oids.messageDigest)
  if (stated?.tag !== tags.octetString || !same(stated.content, createHash(digest).update(infoBytes).digest()))
    return 'its content is not what was signed'
  if (!namesCertificate(values, certificate.x509.raw)) return 'it does not name the certificate that signed it'
  return holds(() => signatureHolds(signer, digest, certificate.x509.publicKey))
    ? undefined
    : 'its signature does not hold'
}

/** A key or signature that OpenSSL cannot even take is one that does not hold. */
export function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

/** The first certificate that the signer names, by hash, must be the one. */
function namesCertificate(values: Map<string, Value>, raw: Uint8Array): boolean {
  const newer = values.get(oids.signingCertificateV2)
  const older = values.get(oids.signingCertificate)
  const named = newer ?? older
  if (named === undefined) return false
  const first = onlyValue(named.whole, tags.sequence).inside(tags.sequence).inside(tags.sequence)
  const algorithm = newer && first.optional(tags.sequence)
  const oid = algorithm === undefined ? sha256Oid : algorithmOf(new DerReader(algorithm.content)).oid
  // The older attribute knows SHA-1 only. Here it but points to a certificate that is checked by itself.
  const hash = newer === undefined ? 'sha1' : hashes[oid]
  return hash !== undefined && same(first.next(tags.octetString).content, createHash(hash).update(raw).digest())
}

function signatureHolds(signer: Signer, digest: string, key: KeyObject): boolean {
  const { signatureOid, attributes, signature } = signer
  const kind = key.asymmetricKeyType
  if (kind === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < leastRsaBits) return false
  if (signatureOid === oids.ed25519) return kind === 'ed25519' && verify(null, attributes, key, signature)
  if (signatureOid === oids.rsa) return kind === 'rsa' && verify(digest, attributes, key, signature)
  if (signatureOid === oids.rsaPss) return kind === 'rsa' && pssHolds(signer, key)
  const known = signatures[signatureOid]
  return known !== undefined && known.key === kind && verify(known.hash, attributes, key, signature)
}

/** RSASSA-PSS with its parameters stated: hash, the same hash in the mask, length of the salt (RFC 8017, A.2.3). */
function pssHolds({ attributes, signature, parameters }: Signer, key: KeyObject): boolean {
  if (parameters?.tag !== tags.sequence) return false
  const stated = new DerReader(parameters.content)
  const hash = algorithmOf(stated.inside(context(0)).inside(tags.sequence)).oid
  const mask = algorithmOf(stated.inside(context(1)).inside(tags.sequence)).parameters
  const salt = stated.optional(context(2))
  const saltLength = salt === undefined ? 20n : integerOf(new DerReader(salt.content).next(tags.integer))
  const digest = hashes[hash]
  if (mask === undefined || algorithmOf(new DerReader(mask.content)).oid !== hash || digest === undefined) return false
  if (saltLength < 0n || saltLength > 512n) return false
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return verify(digest, attributes, { key, padding, saltLength: Number(saltLength) }, signature)
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
