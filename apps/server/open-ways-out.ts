import type { Clock } from '../../base/clock.ts'
import { openMailer } from '../../base/mail/index.ts'
import { openWebhook } from '../../base/webhook/index.ts'
import type { WaysOut } from '../../office/access/index.ts'
import type { Env } from './config/env.ts'
import { readMail } from './config/mail.ts'
import type { Secrets } from './config/secrets.ts'
import { readWebhook } from './config/webhook.ts'

/** Mail and webhook as the settings have them; nothing is sent, and no connection made, unless they say so. Throws `SETTING_INVALID`. */
export function openWaysOut(env: Env, secrets: Secrets, origin: string, clock: Clock): WaysOut {
  const mail = readMail(env, secrets)
  const webhook = readWebhook(env, secrets)
  return {
    origin,
    ...(mail !== undefined && { mail: { mailer: openMailer(mail.settings), duty: mail.duty } }),
    ...(webhook !== undefined && { webhook: openWebhook(webhook, clock, fetch) }),
  }
}
