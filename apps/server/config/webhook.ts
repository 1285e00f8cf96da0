import type { WebhookSettings } from '../../../base/webhook/index.ts'
import { wrong } from './config.ts'
import type { Env } from './env.ts'
import type { Secrets } from './secrets.ts'

const leastSecret = 16

/** undefined: nothing is posted. Throws `SETTING_INVALID`. */
export function readWebhook(env: Env, { CORDON_WEBHOOK_SECRET: secret }: Secrets): WebhookSettings | undefined {
  if (env.CORDON_WEBHOOK_URL === undefined) return undefined
  const url = URL.parse(env.CORDON_WEBHOOK_URL)
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong('CORDON_WEBHOOK_URL', 'takes an https address')
  if (url.username !== '' || url.password !== '')
    throw wrong('CORDON_WEBHOOK_URL', 'must hold no name or password: alarms are signed with CORDON_WEBHOOK_SECRET')
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !isHere) throw wrong('CORDON_WEBHOOK_URL', 'must be https, but on this machine')
  if (secret === undefined || secret.text().length < leastSecret)
    throw wrong('CORDON_WEBHOOK_SECRET', `is missing, or has fewer than ${leastSecret} characters`)
  return { url, secret, wholeMs: 30_000 }
}
