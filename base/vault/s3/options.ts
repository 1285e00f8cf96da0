import { readFileSync } from 'node:fs'
import { Problem } from '../../errors.ts'
import { Secret } from '../secret.ts'

/** How new objects are kept from being changed or removed (S3 Object Lock), in buckets that were made with it. */
export interface S3Lock {
  /** Nobody can shorten COMPLIANCE, the owner of the account included; who has the permission can lift GOVERNANCE. */
  mode: 'GOVERNANCE' | 'COMPLIANCE'
  /** So many days from the writing; 0 sets no retention. */
  days: number
  /** Whether new objects are under a legal hold until `setLegalHold` lifts it. */
  legalHold: boolean
}

/** Where an S3-compatible store is, and how it is used. */
export interface S3Options {
  bucket: string
  /** Goes before every name: '' or parts that end in `/`. */
  prefix: string
  /** Undefined: Amazon's own for the region. */
  endpoint: URL | undefined
  region: string
  /** 'machine': what the machine's own role, environment or profile gives (the SDK asks for it, over the network on a cloud machine). */
  access: { keyId: string; secret: Secret; session?: Secret } | 'machine'
  /** `endpoint/bucket/key` rather than `bucket.endpoint/key`. */
  pathStyle: boolean
  /** Certificates (PEM) to trust beside the system's, for a store in the building. */
  ca: string | undefined
  /** Size of the parts of an upload in bytes, at least 5 MiB; up to four are in memory at a time. At most 10,000 parts make an object. */
  partBytes: number
  /** Milliseconds to connect, and without a byte in either direction, before a request is given up and tried again. */
  idleMs: number
  /** How often a request is tried in all, with growing pauses. */
  attempts: number
  lock: S3Lock | undefined
}

const mebi = 1 << 20
/** What is not set otherwise. */
export const s3Defaults = {
  ...{ prefix: '', endpoint: undefined, region: 'us-east-1', pathStyle: false, ca: undefined },
  ...{ partBytes: 16 * mebi, idleMs: 30_000, attempts: 5, lock: undefined },
} satisfies Partial<S3Options>

type Environment = Readonly<Record<string, string | undefined>>

/** The `CORDON_S3_*` settings; undefined where no bucket is set. Throws `STORE_SETTINGS`, which never repeats a secret. */
export function s3Options(env: Environment): S3Options | undefined {
  const bucket = env['CORDON_S3_BUCKET']
  if (bucket === undefined || bucket === '') return undefined
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw wrong('CORDON_S3_BUCKET', 'is not the name of a bucket')
  const endpoint = endpointOf(env)
  return {
    bucket,
    prefix: prefixOf(env['CORDON_S3_PREFIX'] ?? ''),
    endpoint,
    region: env['CORDON_S3_REGION'] || s3Defaults.region,
    access: accessOf(env),
    pathStyle: yesOrNo(env, 'CORDON_S3_PATH_STYLE', endpoint !== undefined),
    ca: fileOf(env, 'CORDON_S3_CA_FILE'),
    partBytes: whole(env, 'CORDON_S3_PART_MB', 16, 5, 5000) * mebi,
    idleMs: whole(env, 'CORDON_S3_TIMEOUT_SECONDS', 30, 1, 600) * 1000,
    attempts: whole(env, 'CORDON_S3_ATTEMPTS', s3Defaults.attempts, 1, 20),
    lock: lockOf(env),
  }
}

function endpointOf(env: Environment): URL | undefined {
  const text = env['CORDON_S3_ENDPOINT']
  if (text === undefined || text === '') return undefined
  const endpoint = URL.parse(text)
  if (endpoint === null || !/^https?:$/.test(endpoint.protocol))
    throw wrong('CORDON_S3_ENDPOINT', 'is not an address such as https://store.example')
  if (endpoint.username !== '' || endpoint.password !== '')
    throw wrong('CORDON_S3_ENDPOINT', 'must hold no name or password: they have settings of their own')
  const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(endpoint.hostname)
  if (endpoint.protocol === 'http:' && !here && !yesOrNo(env, 'CORDON_S3_PLAIN_HTTP', false))
    throw wrong(
      'CORDON_S3_ENDPOINT',
      'is http: names, sizes and times would be readable on the way (CORDON_S3_PLAIN_HTTP=yes allows it)',
    )
  return endpoint
}

function prefixOf(text: string): string {
  const prefix = text === '' || text.endsWith('/') ? text : `${text}/`
  if (prefix.length > 256 || !/^([A-Za-z0-9_-][A-Za-z0-9._-]*\/)*$/.test(prefix))
    throw wrong('CORDON_S3_PREFIX', 'takes letters, digits, - _ . and / between parts')
  return prefix
}

function accessOf(env: Environment): S3Options['access'] {
  if (env['CORDON_S3_CREDENTIALS'] === 'machine') return 'machine'
  const keyId = env['CORDON_S3_KEY_ID']
  const secret = env['CORDON_S3_SECRET'] ?? fileOf(env, 'CORDON_S3_SECRET_FILE')?.trim()
  if (!keyId || !secret)
    throw wrong(
      keyId ? 'CORDON_S3_SECRET' : 'CORDON_S3_KEY_ID',
      'is not set: give the key id and the secret (or CORDON_S3_SECRET_FILE), or CORDON_S3_CREDENTIALS=machine',
    )
  const session = env['CORDON_S3_SESSION_TOKEN']
  return { keyId, secret: new Secret(secret), ...(session && { session: new Secret(session) }) }
}

function lockOf(env: Environment): S3Lock | undefined {
  const mode = env['CORDON_S3_LOCK_MODE']?.toUpperCase()
  const legalHold = yesOrNo(env, 'CORDON_S3_LEGAL_HOLD', false)
  const days = whole(env, 'CORDON_S3_LOCK_DAYS', 0, 0, 36_500)
  if (mode === undefined || mode === '') {
    if (days > 0) throw wrong('CORDON_S3_LOCK_MODE', 'is missing beside CORDON_S3_LOCK_DAYS: governance or compliance')
    return legalHold ? { mode: 'GOVERNANCE', days: 0, legalHold } : undefined
  }
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') throw wrong('CORDON_S3_LOCK_MODE', 'is governance or compliance')
  if (days === 0) throw wrong('CORDON_S3_LOCK_DAYS', 'is missing beside CORDON_S3_LOCK_MODE')
  return { mode, days, legalHold }
}

function whole(env: Environment, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw wrong(name, `takes a whole number from ${least} to ${most}`)
}

function yesOrNo(env: Environment, name: string, otherwise: boolean): boolean {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  if (text === 'yes' || text === 'no') return text === 'yes'
  throw wrong(name, 'is yes or no')
}

function fileOf(env: Environment, name: string): string | undefined {
  const path = env[name]
  if (path === undefined || path === '') return undefined
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw wrong(name, 'names a file that cannot be read')
  }
}

function wrong(name: string, what: string): Problem {
  return new Problem('STORE_SETTINGS', `The setting ${name} ${what}`, 'Correct it and start again')
}
