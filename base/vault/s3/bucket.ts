import { rootCertificates } from 'node:tls'
import { S3Client } from '@aws-sdk/client-s3'
import type { Clock } from '../../clock.ts'
import { Problem } from '../../errors.ts'
import type { S3Options } from './options.ts'
import { type Refusal, refusalOf, s3Problem } from './s3-problem.ts'

/** What a bucket offers, found out when it is opened. */
export interface S3Capabilities {
  /** Whether creating only where there is none is one step at the server. Where not, two processes can both believe that they were first. */
  conditionalCreate: boolean
  /** Whether old versions stay, so that reading a large object goes on when it is replaced or deleted meanwhile. */
  versions: boolean
  /** Whether the bucket offers retention and legal hold (S3 Object Lock). Where not, those of the options are not set on anything. */
  locks: boolean
}

/** An opened bucket: all that its parts share. */
export interface Bucket {
  client: S3Client
  options: S3Options
  clock: Clock
  /** Host name for messages. */
  host: string
  can: S3Capabilities
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** A client that keeps to the options alone: no environment, no profile, no log (unless access is 'machine'). */
export function connect(options: S3Options): S3Client {
  const { access, idleMs, ca } = options
  const sockets = { maxSockets: 64, keepAlive: true }
  return new S3Client({
    region: options.region,
    forcePathStyle: options.pathStyle,
    maxAttempts: options.attempts,
    retryMode: 'standard',
    // Older servers do not know the checksums that the SDK adds; each body is covered by the signature's SHA-256 anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: silent,
    requestHandler: {
      connectionTimeout: idleMs,
      socketTimeout: idleMs,
      httpAgent: sockets,
      httpsAgent: { ...sockets, ...(ca !== undefined && { ca: [...rootCertificates, ca] }) },
      logger: silent,
    },
    ...(options.endpoint && { endpoint: options.endpoint.href }),
    ...(access !== 'machine' && {
      credentials: async () => ({
        accessKeyId: access.keyId,
        secretAccessKey: access.secret.text(),
        ...(access.session && { sessionToken: access.session.text() }),
      }),
    }),
  })
}

/** An answer that the caller can deal with, in the place of an error. */
export class Refused {
  readonly status: number
  readonly code: string

  constructor({ status, code }: Refusal) {
    this.status = status ?? 0
    this.code = code
  }
}

/** Asks the store. Answers `Refused` for the statuses in `expected`, and throws a Problem for all others. */
export async function ask<T>(
  { host }: Pick<Bucket, 'host'>,
  request: () => Promise<T>,
  expected: readonly number[] = [],
): Promise<T | Refused> {
  try {
    return await request()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const refusal = refusalOf(cause)
    const known = refusal.status !== undefined && expected.includes(refusal.status)
    if (known && refusal.code !== 'NoSuchBucket') return new Refused(refusal)
    throw s3Problem(host, refusal)
  }
}
