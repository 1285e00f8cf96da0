import { holds } from './check-signature.ts'
import { oids, signatures } from './oids.ts'
import type { Certificate } from './read-certificate.ts'

const mostLinks = 8
/** RSASSA-PSS states its hash in parameters; it came after SHA-1's time. */
const signedWell = (oid: string): boolean => oid in signatures || oid === oids.rsaPss || oid === oids.ed25519

/**
 * Leads from the service's certificate to one of the trusted roots, or says in words why it cannot. Each was valid at `at`, is signed by
 * the next with a hash that counts, and the next is an authority that may do so (RFC 5280, section 6, without names, policies and
 * revocation: revocation cannot be known offline).
 */
export function findChain(
  service: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: number,
): Certificate[] | string {
  const complaint = complaintAboutService(service) ?? complaintAboutUse(service, at)
  if (complaint !== undefined) return `the certificate of the service ${complaint}`
  // Step by step up, each certificate once: a heap of certificates that all sign each other costs no more than its square.
  const reached = new Set<Certificate>([service])
  for (let ways: Certificate[][] = [[service]]; ways.length > 0; ) {
    const next: Certificate[][] = []
    for (const way of ways) {
      const last = way.at(-1)!
      if (roots.some(({ x509 }) => x509.raw.equals(last.x509.raw))) return way
      const root = roots.find((one) => issued(one, last, way.length, at))
      if (root !== undefined) return [...way, root]
      for (const other of others) {
        if (reached.has(other) || way.length >= mostLinks || !issued(other, last, way.length, at)) continue
        reached.add(other)
        next.push([...way, other])
      }
    }
    ways = next
  }
  return 'its certificate does not lead to a root that was given'
}

/** `below`: certificates in the chain so far; the first is no authority, so one less stand between. */
function issued(issuer: Certificate, subject: Certificate, below: number, at: number): boolean {
  return holds(
    () =>
      complaintAboutUse(issuer, at) === undefined &&
      issuer.x509.ca &&
      (issuer.mostBelow === undefined || issuer.mostBelow >= BigInt(below - 1)) &&
      signedWell(subject.signatureOid) &&
      subject.x509.checkIssued(issuer.x509) &&
      subject.x509.verify(issuer.x509.publicKey),
  )
}

function complaintAboutUse({ x509, notUnderstood }: Certificate, at: number): string | undefined {
  if (at < x509.validFromDate.getTime() || at > x509.validToDate.getTime()) return 'was not valid at that time'
  return notUnderstood.length === 0 ? undefined : `has conditions that are not known here (${notUnderstood.join(', ')})`
}

/** RFC 3161, 2.3: for time stamps, for nothing else, and critically so. */
function complaintAboutService({ purposes }: Certificate): string | undefined {
  if (purposes?.oids.length !== 1 || purposes.oids[0] !== oids.timeStamping)
    return 'is not for time stamps and nothing else'
  return purposes.critical ? undefined : 'does not insist on being for time stamps'
}
