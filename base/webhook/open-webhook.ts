import type { Clock } from '../clock.ts'
import { signBody } from './sign-body.ts'

export interface WebhookSettings {
  /** https, or http on this machine. */
  url: URL
  secret: { reveal(): Uint8Array }
  /** Milliseconds for the whole exchange. */
  wholeMs: number
}

/**
 * accepted: answered with 2xx. refused: it will never take this (4xx, a redirection). failed: not reached, busy (408, 425, 429, 5xx), or it broke
 * off; whether it was taken is then not known, and the id tells the receiver that it is the same. Its words are not kept.
 */
export type WebhookOutcome = { outcome: 'accepted' } | { outcome: 'refused' | 'failed'; code: string }

export interface Webhook {
  /** Posts JSON. `id` is the same at every try. Never throws for what the receiver does. */
  post(id: string, message: object): Promise<WebhookOutcome>
}

const tryAgain = new Set([408, 425, 429])

/**
 * Posts with `x-cordon-id`, and `x-cordon-signature` over time and body (see `signBody`). Follows no redirection, and reads nothing of the answer
 * but its status.
 */
export function openWebhook(
  { url, secret, wholeMs }: WebhookSettings,
  clock: Clock,
  fetch: typeof globalThis.fetch,
): Webhook {
  return {
    async post(id, message) {
      const body = JSON.stringify(message)
      const signature = signBody(secret.reveal(), Math.floor(clock.now() / 1000), body)
      const headers = { 'content-type': 'application/json', 'x-cordon-id': id, 'x-cordon-signature': signature }
      const signal = AbortSignal.timeout(wholeMs)
      try {
        const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
        // Left unread; without this the connection stays open until it is collected.
        await answer.body?.cancel()
        return outcomeOf(answer.status)
      } catch {
        return { outcome: 'failed', code: signal.aborted ? 'TIMEOUT' : 'CONNECTION' }
      }
    },
  }
}

function outcomeOf(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return { outcome: 'accepted' }
  const code = `HTTP_${status}`
  const isFinal = status >= 300 && status < 500 && !tryAgain.has(status)
  return { outcome: isFinal ? 'refused' : 'failed', code }
}
