import { Problem } from '../../errors.ts'
import { damaged } from '../vault-problem.ts'

/** Key, signature or clock are not accepted, or the key may not do this. */
const refused = new Set([
  ...[
    'AccessDenied',
    'AllAccessDisabled',
    'AccountProblem',
    'AuthorizationHeaderMalformed',
    'CredentialsProviderError',
  ],
  ...['ExpiredToken', 'Forbidden', 'InvalidAccessKeyId', 'InvalidSecurity', 'InvalidToken', 'NotSignedUp'],
  ...['RequestTimeTooSkewed', 'SignatureDoesNotMatch', 'Unauthorized', 'UnauthorizedAccess'],
])
const misplaced = new Set([
  'NoSuchBucket',
  'PermanentRedirect',
  'InvalidBucketName',
  'IllegalLocationConstraintException',
])
const busy = new Set([
  'SlowDown',
  'SlowDownRead',
  'SlowDownWrite',
  'Throttling',
  'TooManyRequests',
  'RequestLimitExceeded',
])
const full = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'InsufficientCapacity'])

/** The status and code of a refusal. Nothing else of it is ours to pass on: servers repeat key ids and signatures in their texts. */
export interface Refusal {
  /** HTTP status; undefined where there was no answer. */
  status: number | undefined
  /** S3's error code or Node's, letters and digits only. */
  code: string
}

export function refusalOf(cause: unknown): Refusal {
  const { $metadata, name, code } = cause as { $metadata?: { httpStatusCode?: number }; name?: unknown; code?: unknown }
  const plain = [name === 'Error' ? code : name, code].find((one) => typeof one === 'string' && /^\w{1,60}$/.test(one))
  return { status: $metadata?.httpStatusCode, code: typeof plain === 'string' ? plain : 'unknown' }
}

/** Whether another try may succeed: no answer, or the server is at fault. */
export function mayPass({ status, code }: Refusal): boolean {
  return !refused.has(code) && (status === undefined || status >= 500 || status === 429)
}

/** What went wrong, for a person. The cause is left out on purpose: it holds headers, and perhaps the server's own text. */
export function s3Problem(host: string, { status, code }: Refusal): Problem {
  const told = status === undefined ? code : `${status} ${code}`
  if (refused.has(code) || status === 401 || status === 403)
    return new Problem(
      'STORE_REFUSED',
      `The object store ${host} refused the request (${told})`,
      'Check the key, its permissions for the bucket and this machine’s clock, then try again',
    )
  if (misplaced.has(code) || status === 301)
    return new Problem(
      'STORE_SETTINGS',
      `The object store ${host} has no such bucket in that region (${told})`,
      'Correct CORDON_S3_BUCKET, CORDON_S3_REGION or CORDON_S3_ENDPOINT',
    )
  if (full.has(code) || status === 507)
    return new Problem('DISK_FULL', `The object store ${host} is full (${told})`, 'Free some space there and try again')
  if (busy.has(code) || status === 429 || status === 503)
    return new Problem('STORE_BUSY', `The object store ${host} asks to slow down (${told})`, 'Try again later')
  return new Problem(
    'STORE_UNREACHABLE',
    `The object store ${host} does not answer as it should (${told})`,
    'Check that it runs and can be reached, then try again: nothing was half written',
  )
}

export function replacedWhileRead(): Problem {
  return new Problem(
    'VAULT_BUSY',
    'A stored object was replaced or deleted while it was being read, and the bucket keeps no versions',
    'Read it again; switch versioning on for the bucket where this happens often',
  )
}

export function otherBytes(): Problem {
  return damaged('The object store answered other bytes than those asked for')
}
