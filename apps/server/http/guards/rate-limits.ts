import { isIPv6 } from 'node:net'
import type { Clock } from '../../../../base/clock.ts'
import { Later } from '../answers/problem-answer.ts'
import { type BucketSize, TokenBuckets } from './token-buckets.ts'

/** What is limited, and how much of it. An office of people stays far below; a program that goes wild does not. */
const sizes = {
  /** All requests of one address. */
  address: { burst: 600, perSecond: 120 },
  /** All requests of one person. */
  account: { burst: 300, perSecond: 100 },
  /** Ways in, of one address. */
  signIn: { burst: 20, perSecond: 1 / 6 },
  /** Tries to open the vault, of one address and of all together: each costs 64 MiB and much of a second. */
  unseal: { burst: 6, perSecond: 1 / 12 },
  unsealAll: { burst: 12, perSecond: 1 / 6 },
  /** Reports without a name: a whole clinic may come from one address, and on its worst day everybody notices something. */
  report: { burst: 30, perSecond: 1 / 20 },
  reportAll: { burst: 150, perSecond: 1 / 4 },
  follow: { burst: 20, perSecond: 1 / 6 },
} satisfies Record<string, BucketSize>

export type Limited = keyof typeof sizes
export type RateLimits = Record<Limited, TokenBuckets>

export function rateLimits(clock: Clock): RateLimits {
  const buckets = Object.entries(sizes).map(([what, size]) => [what, new TokenBuckets(clock, size)])
  return Object.fromEntries(buckets) as RateLimits
}

/** Counts one request. Throws `TOO_MANY`, which says when to come back. */
export function takeTurn(limits: RateLimits, what: Limited, key: string): void {
  const seconds = limits[what].take(key)
  if (seconds === 0) return
  throw new Later('TOO_MANY', 'Too many requests came in a short time', 'Wait, then send it again', seconds)
}

/** One caller behind an address: whoever has an IPv6 network of their own has 2^64 addresses in it. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped !== null) return mapped[1]!
  const [head = '', tail = ''] = ip.split('%')[0]!.split('::') as [string, string?]
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeroes = ip.includes('::') ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0') : []
  return [...left, ...zeroes, ...right].slice(0, 4).join(':')
}
