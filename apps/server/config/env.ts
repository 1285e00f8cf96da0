import { Problem } from '../../../base/errors.ts'

/** Every setting there is, by its name in the environment. docs/settings.md says what each is for (a test compares). */
export const settingNames = [
  'CORDON_DATA',
  'CORDON_HOST',
  'CORDON_PORT',
  'CORDON_ORIGIN',
  'CORDON_NAME',
  'CORDON_TLS_CERT',
  'CORDON_TLS_KEY',
  'CORDON_TRUST_PROXY',
  'CORDON_LOG_LEVEL',
  'CORDON_LANES',
  'CORDON_PASSPHRASE_FILE',
  'CORDON_KEY_FILE',
  'CORDON_SCRATCH',
  'CORDON_EVIDENCE',
  'CORDON_METRICS_TOKEN',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_READER_URL',
  'CORDON_S3_BUCKET',
  'CORDON_S3_PREFIX',
  'CORDON_S3_ENDPOINT',
  'CORDON_S3_REGION',
  'CORDON_S3_KEY_ID',
  'CORDON_S3_SECRET',
  'CORDON_S3_SESSION_TOKEN',
  'CORDON_S3_CREDENTIALS',
  'CORDON_S3_PATH_STYLE',
  'CORDON_S3_PLAIN_HTTP',
  'CORDON_S3_CA_FILE',
  'CORDON_S3_PART_MB',
  'CORDON_S3_TIMEOUT_SECONDS',
  'CORDON_S3_ATTEMPTS',
  'CORDON_S3_LOCK_MODE',
  'CORDON_S3_LOCK_DAYS',
  'CORDON_S3_LEGAL_HOLD',
  'CORDON_OIDC_ISSUER',
  'CORDON_OIDC_CLIENT_ID',
  'CORDON_OIDC_CLIENT_SECRET',
  'CORDON_OIDC_VERIFIED_ACR',
  'CORDON_SMTP_HOST',
  'CORDON_SMTP_PORT',
  'CORDON_SMTP_SECURITY',
  'CORDON_SMTP_USER',
  'CORDON_SMTP_PASSWORD',
  'CORDON_SMTP_CA_FILE',
  'CORDON_MAIL_FROM',
  'CORDON_MAIL_DUTY',
  'CORDON_WEBHOOK_URL',
  'CORDON_WEBHOOK_SECRET',
] as const

/** Those that hold a secret: `NAME_FILE` may name a file that holds it instead. */
export const secretNames = [
  'CORDON_METRICS_TOKEN',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_READER_URL',
  'CORDON_S3_SECRET',
  'CORDON_OIDC_CLIENT_SECRET',
  'CORDON_SMTP_PASSWORD',
  'CORDON_WEBHOOK_SECRET',
] as const satisfies readonly SettingName[]

export type SettingName = (typeof settingNames)[number]
export type SecretName = (typeof secretNames)[number]
export type Env = Readonly<Partial<Record<SettingName | `${SecretName}_FILE`, string>>>

/** The settings among all variables; an empty one is none. Throws `SETTING_INVALID` for a `CORDON_` name that is not known: a typing error. */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const known = new Set<string>([...settingNames, ...secretNames.map((name) => `${name}_FILE`)])
  const unknown = Object.keys(variables).find((name) => name.startsWith('CORDON_') && !known.has(name))
  if (unknown !== undefined)
    throw new Problem('SETTING_INVALID', `${unknown} is no setting`, 'Look its name up in docs/settings.md')
  return Object.fromEntries(Object.entries(variables).filter(([name, value]) => known.has(name) && value !== ''))
}
