import { X509Certificate } from 'node:crypto'
import { booleanOf, DerReader, integerOf, NotDer, oidOf, onlyValue, type Value } from './der/read-der.ts'
import { context, tags } from './der/tags.ts'
import { oids } from './oids.ts'
import { algorithmOf } from './read-token.ts'

/** A certificate, with what Node does not tell of it. */
export interface Certificate {
  x509: X509Certificate
  serial: bigint
  /** The issuer's name, DER. */
  issuer: Uint8Array
  keyIdentifier: Uint8Array | undefined
  signatureOid: string
  /** Uses it is made for by OID, and whether whoever does not know them must refuse it; undefined where it does not say. */
  purposes: { oids: string[]; critical: boolean } | undefined
  /** How many authorities may stand between it and the last certificate; undefined: any number. */
  mostBelow: bigint | undefined
  /** Extensions that must be understood and are not understood here. */
  notUnderstood: string[]
}

const understood: ReadonlySet<string> = new Set([
  ...[oids.keyUsage, oids.basicConstraints, oids.extendedKeyUsage, oids.keyIdentifier, oids.certificatePolicies],
])

/** Reads a certificate (RFC 5280, DER). Throws `NotDer`. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const certificate = onlyValue(bytes, tags.sequence)
  const body = certificate.inside(tags.sequence)
  const signatureOid = algorithmOf(certificate.inside(tags.sequence)).oid
  body.optional(context(0))
  const serial = integerOf(body.next(tags.integer))
  body.next(tags.sequence)
  const issuer = body.next(tags.sequence).whole
  const extensions = extensionsOf(body.rest().find(({ tag }) => tag === context(3)))
  const purposes = extensions.get(oids.extendedKeyUsage)
  const constraints = extensions.get(oids.basicConstraints)
  const key = extensions.get(oids.keyIdentifier)
  return {
    ...{ x509: asX509(bytes), serial, issuer, signatureOid },
    keyIdentifier: key && new DerReader(key.value).next(tags.octetString).content,
    purposes: purposes && { oids: purposesOf(purposes.value), critical: purposes.critical },
    mostBelow: constraints && mostBelowOf(constraints.value),
    notUnderstood: [...extensions].filter(([oid, one]) => one.critical && !understood.has(oid)).map(([oid]) => oid),
  }
}

function asX509(bytes: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch {
    throw new NotDer('a certificate cannot be read')
  }
}

function extensionsOf(wrapped: Value | undefined): Map<string, { critical: boolean; value: Uint8Array }> {
  const all = new Map<string, { critical: boolean; value: Uint8Array }>()
  if (wrapped === undefined) return all
  for (const { content } of onlyValue(wrapped.content, tags.sequence).rest()) {
    const extension = new DerReader(content)
    const oid = oidOf(extension.next(tags.oid))
    const critical = extension.optional(tags.boolean)
    const value = extension.next(tags.octetString).content
    extension.end()
    if (all.has(oid)) throw new NotDer('a certificate has an extension twice')
    all.set(oid, { critical: critical !== undefined && booleanOf(critical), value })
  }
  return all
}

function purposesOf(value: Uint8Array): string[] {
  return onlyValue(value, tags.sequence).rest().map(oidOf)
}

function mostBelowOf(value: Uint8Array): bigint | undefined {
  const constraints = onlyValue(value, tags.sequence)
  constraints.optional(tags.boolean)
  const most = constraints.optional(tags.integer)
  constraints.end()
  return most && integerOf(most)
}
