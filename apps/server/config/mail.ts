import { isMailAddress, type MailSettings, mailPorts } from '../../../base/mail/index.ts'
import { fileOf, listOf, whole, wrong } from './config.ts'
import type { Env } from './env.ts'
import type { Secrets } from './secrets.ts'

/** The provider's mail server, and the mailboxes of those on duty. */
export interface MailConfig {
  settings: MailSettings
  duty: string[]
}

/** undefined: no mail is sent. Throws `SETTING_INVALID`. */
export function readMail(env: Env, { CORDON_SMTP_PASSWORD: password }: Secrets): MailConfig | undefined {
  const host = env.CORDON_SMTP_HOST
  if (host === undefined) return undefined
  const security = securityOf(env, host)
  const user = env.CORDON_SMTP_USER
  if (user !== undefined && password === undefined)
    throw wrong('CORDON_SMTP_PASSWORD', 'is missing beside CORDON_SMTP_USER')
  const from = env.CORDON_MAIL_FROM
  if (from === undefined || !isMailAddress(from))
    throw wrong('CORDON_MAIL_FROM', 'takes the address that mails come from')
  const duty = listOf(env.CORDON_MAIL_DUTY ?? '')
  if (!duty.every(isMailAddress)) throw wrong('CORDON_MAIL_DUTY', 'takes addresses, with commas')
  return {
    duty,
    settings: {
      ...{ host, security, from },
      port: whole('CORDON_SMTP_PORT', env.CORDON_SMTP_PORT ?? String(mailPorts[security]), 1, 65_535),
      login: user === undefined ? undefined : { user, password: password! },
      ca:
        env.CORDON_SMTP_CA_FILE === undefined
          ? undefined
          : fileOf('CORDON_SMTP_CA_FILE', env.CORDON_SMTP_CA_FILE).toString(),
      ...{ silentMs: 30_000, wholeMs: 120_000 },
    },
  }
}

function securityOf(env: Env, host: string): MailSettings['security'] {
  const security = env.CORDON_SMTP_SECURITY ?? 'starttls'
  if (security !== 'starttls' && security !== 'tls' && security !== 'none')
    throw wrong('CORDON_SMTP_SECURITY', 'is one of starttls, tls, none')
  if (security === 'none' && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host))
    throw wrong('CORDON_SMTP_SECURITY', 'is none: only for a mail server on this machine')
  return security
}
