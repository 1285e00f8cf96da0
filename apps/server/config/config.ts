import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '../../../base/errors.ts'
import { type LogLevel, logLevels } from '../log/open-log.ts'
import type { Env, SettingName } from './env.ts'

/** How the server runs, without its secrets. */
export interface Config {
  /** Absolute. Holds keyring, keys, ledger, sealed objects and the database that comes along. */
  dataFolder: string
  host: string
  port: number
  /** Scheme, host and port that people type; undefined: this machine alone. */
  origin: string | undefined
  /** What the browser shows when a passkey is made. */
  name: string
  tls: { cert: Buffer; key: Buffer } | undefined
  trustProxy: string[] | false
  logLevel: LogLevel
  /** Chunks of work at a time in this process. */
  lanes: number
  passphraseFile: string | undefined
  keyFile: string | undefined
  /** Where opened evidence lies while it is read; undefined: in the data folder. */
  scratch: string | undefined
  /** Folders that evidence may be taken from, besides uploads. */
  evidence: string[]
  directory: { issuer: string; clientId: string; verifiedAcr: string[] } | undefined
}

/** What holds where nothing is set; docs/settings.md prints it. */
export const defaults = {
  CORDON_DATA: './cordon-data',
  CORDON_HOST: '127.0.0.1',
  CORDON_PORT: '8120',
  CORDON_NAME: 'Cordon',
  CORDON_LOG_LEVEL: 'info',
  CORDON_LANES: '2',
} as const satisfies Partial<Record<SettingName, string>>

/** Throws `SETTING_INVALID`, which names the setting and what it takes; never its value, which may be a secret in the wrong place. */
export function readConfig(env: Env, defaultLevel: LogLevel = defaults.CORDON_LOG_LEVEL): Config {
  const text = (name: keyof typeof defaults): string => env[name] ?? defaults[name]
  const level = env.CORDON_LOG_LEVEL ?? defaultLevel
  if (!isLevel(level)) throw wrong('CORDON_LOG_LEVEL', `is one of ${logLevels.join(', ')}`)
  const tls = readTls(env)
  const config: Config = {
    dataFolder: resolve(text('CORDON_DATA')),
    host: text('CORDON_HOST'),
    port: whole('CORDON_PORT', text('CORDON_PORT'), 0, 65_535),
    origin: env.CORDON_ORIGIN === undefined ? undefined : readOrigin(env.CORDON_ORIGIN),
    name: text('CORDON_NAME'),
    tls,
    trustProxy: env.CORDON_TRUST_PROXY === undefined ? false : listOf(env.CORDON_TRUST_PROXY),
    logLevel: level,
    lanes: whole('CORDON_LANES', text('CORDON_LANES'), 1, 64),
    passphraseFile: env.CORDON_PASSPHRASE_FILE,
    keyFile: env.CORDON_KEY_FILE,
    scratch: env.CORDON_SCRATCH === undefined ? undefined : resolve(env.CORDON_SCRATCH),
    evidence: listOf(env.CORDON_EVIDENCE ?? '').map((folder) => resolve(folder)),
    directory: readDirectory(env),
  }
  checkExposure(config)
  return config
}

const isLevel = (text: string): text is LogLevel => (logLevels as readonly string[]).includes(text)

/** Over a network, a session's cookie must never travel in the clear. */
function checkExposure({ host, origin, tls, trustProxy }: Config): void {
  if (tls !== undefined && origin === undefined)
    throw wrong(
      'CORDON_ORIGIN',
      'is missing: with a certificate, say the address it is for, such as https://cordon.example',
    )
  if (origin?.startsWith('http:') && tls !== undefined)
    throw wrong('CORDON_ORIGIN', 'is http, but there is a certificate')
  if (isLoopback(host)) return
  if (origin === undefined || origin.startsWith('http:'))
    throw wrong('CORDON_ORIGIN', 'is missing: other machines reach CORDON_HOST, so it must be an https address')
  if (tls === undefined && trustProxy === false)
    throw wrong(
      'CORDON_TLS_CERT',
      'is missing: other machines reach CORDON_HOST; give a certificate, or CORDON_TRUST_PROXY',
    )
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)

function readOrigin(text: string): string {
  const url = URL.parse(text)
  const shape = 'takes an address such as https://cordon.example, without a path'
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw wrong('CORDON_ORIGIN', shape)
  if (url.username !== '' || url.hash !== '') throw wrong('CORDON_ORIGIN', shape)
  if (url.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[|\]$/g, '')))
    throw wrong('CORDON_ORIGIN', 'must be https: browsers offer passkeys nowhere else, but on this machine')
  return url.origin
}

function readTls({ CORDON_TLS_CERT: cert, CORDON_TLS_KEY: key }: Env): Config['tls'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined) throw wrong('CORDON_TLS_CERT', 'is missing beside CORDON_TLS_KEY')
  if (key === undefined) throw wrong('CORDON_TLS_KEY', 'is missing beside CORDON_TLS_CERT')
  return { cert: fileOf('CORDON_TLS_CERT', cert), key: fileOf('CORDON_TLS_KEY', key) }
}

function readDirectory(env: Env): Config['directory'] {
  const { CORDON_OIDC_ISSUER: issuer, CORDON_OIDC_CLIENT_ID: clientId } = env
  if (issuer === undefined) return undefined
  if (URL.parse(issuer) === null) throw wrong('CORDON_OIDC_ISSUER', 'takes an address')
  if (clientId === undefined) throw wrong('CORDON_OIDC_CLIENT_ID', 'is missing beside CORDON_OIDC_ISSUER')
  return { issuer, clientId, verifiedAcr: listOf(env.CORDON_OIDC_VERIFIED_ACR ?? '') }
}

export function fileOf(name: SettingName, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw wrong(name, 'names a file that cannot be read')
  }
}

export function whole(name: SettingName, text: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw wrong(name, `takes a whole number from ${least} to ${most}`)
}

export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

export function wrong(name: string, what: string): Problem {
  return new Problem(
    'SETTING_INVALID',
    `The setting ${name} ${what}`,
    'docs/settings.md says more; correct it and start again',
  )
}
