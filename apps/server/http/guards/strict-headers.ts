import type { Place } from '../place.ts'

/** What a page of ours may do: load from this server, and nothing else. Text can never become code (Trusted Types). */
export const contentPolicy: string = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const always: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
}

/** Two years, as browsers' preload lists ask for. */
const strictTransport = 'max-age=63072000; includeSubDomains'

/** On every answer, errors included. Answers are kept by nobody unless a route says otherwise. */
export function strictHeaders({ secure }: Place): Record<string, string> {
  return { ...always, 'cache-control': 'no-store', ...(secure && { 'strict-transport-security': strictTransport }) }
}
