import { X509Certificate } from 'node:crypto'
import { Problem } from '../../errors.ts'

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,100000}-----END CERTIFICATE-----/g

/** The certificates of a PEM text that are to be trusted. Throws `TIMESTAMP_ROOT` where there is none, or one cannot be read. */
export function readRoots(pem: string): X509Certificate[] {
  const blocks = pem.match(block) ?? []
  if (blocks.length === 0) throw noRoot('holds no certificate in PEM')
  try {
    return blocks.map((one) => new X509Certificate(one))
  } catch (cause) {
    throw noRoot('holds a certificate that cannot be read', { cause })
  }
}

function noRoot(what: string, options?: ErrorOptions): Problem {
  return new Problem(
    'TIMESTAMP_ROOT',
    `The file with the root of the time-stamp service ${what}`,
    'Take it from the service’s own site or contract, in PEM',
    options,
  )
}
