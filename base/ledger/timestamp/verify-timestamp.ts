import { createHash, type X509Certificate } from 'node:crypto'
import { complaintAboutSigner } from './check-signature.ts'
import { NotDer, onlyValue } from './der/read-der.ts'
import { tags } from './der/tags.ts'
import { findChain } from './find-chain.ts'
import { sha256Oid } from './oids.ts'
import { type Certificate, readCertificate } from './read-certificate.ts'
import { readResponse } from './read-response.ts'
import { readToken, type TimestampToken } from './read-token.ts'

/** Larger files are not read. */
export const mostTimestampBytes = 64 * 1024

/** A time stamp that holds. */
export interface Timestamp {
  /** When the service says it saw the hash, in milliseconds since 1970. */
  at: number
  /** The true time lies no further from `at`, as the service says; undefined where it does not. */
  accuracyMs: number | undefined
  serial: bigint
  policy: string
  /** Subjects of the service's certificate and of the root it leads to, as in them: a stranger's text. */
  service: string
  root: string
}

export interface TimestampOptions {
  /** The nonce of the request, where it is known. */
  nonce?: bigint
  /** Certificates beside those in the token, for services that leave theirs out. */
  certificates?: readonly X509Certificate[]
}

/**
 * Checks offline that a time-stamp service which `roots` vouch for saw the SHA-256 of `stamped` (RFC 3161). `file` is a whole response
 * (.tsr) or the token alone. Answers the time stamp, or in words why it does not hold; never throws for what is in the file.
 */
export function verifyTimestamp(
  file: Uint8Array,
  stamped: Uint8Array,
  roots: readonly X509Certificate[],
  options: TimestampOptions = {},
): Timestamp | string {
  try {
    if (file.length > mostTimestampBytes) return 'it is too large for a time stamp'
    const token = readToken(isToken(file) ? file : readResponse(file))
    return complaintAboutImprint(token, stamped, options.nonce) ?? checkToken(token, roots, options.certificates ?? [])
  } catch (error) {
    if (error instanceof NotDer) return `it is not a time stamp: ${error.message}`
    throw error
  }
}

/** A token begins with an object identifier, a response with a status. */
function isToken(file: Uint8Array): boolean {
  return onlyValue(file, tags.sequence).peek() === tags.oid
}

function complaintAboutImprint({ info }: TimestampToken, stamped: Uint8Array, nonce?: bigint): string | undefined {
  if (info.hashOid !== sha256Oid) return 'it is not over a SHA-256'
  if (!createHash('sha256').update(stamped).digest().equals(info.hash)) return 'it was made for something else'
  if (nonce !== undefined && info.nonce !== nonce) return 'it answers another request'
  return undefined
}

function checkToken(
  token: TimestampToken,
  trusted: readonly X509Certificate[],
  more: readonly X509Certificate[],
): Timestamp | string {
  const others = [...token.certificates, ...more.map(({ raw }) => raw)].flatMap(readIfPossible)
  const service = others.find((one) => isSigner(one, token))
  if (service === undefined) return 'the certificate of its service is not in it'
  const complaint = complaintAboutSigner(token, service)
  if (complaint !== undefined) return complaint
  const { at, accuracyMs, serial, policy } = token.info
  const chain = findChain(
    service,
    others,
    trusted.flatMap(({ raw }) => readIfPossible(raw)),
    at,
  )
  if (typeof chain === 'string') return chain
  const root = nameOf(chain.at(-1)!)
  return { at, accuracyMs, serial, policy, service: nameOf(service), root }
}

/** A certificate that cannot be read leads nowhere; the others may. */
function readIfPossible(bytes: Uint8Array): Certificate[] {
  try {
    return [readCertificate(bytes)]
  } catch (error) {
    if (error instanceof NotDer) return []
    throw error
  }
}

function isSigner(certificate: Certificate, { signer: { id } }: TimestampToken): boolean {
  if ('keyIdentifier' in id)
    return certificate.keyIdentifier !== undefined && Buffer.compare(certificate.keyIdentifier, id.keyIdentifier) === 0
  return certificate.serial === id.serial && Buffer.compare(certificate.issuer, id.issuer) === 0
}

const nameOf = ({ x509 }: Certificate): string => x509.subject.split('\n').join(', ')
