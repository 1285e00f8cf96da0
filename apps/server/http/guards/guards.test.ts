import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockAt } from '../../../../base/clock.ts'
import { isOurs, placeOf } from '../place.ts'
import { Lanes } from './lanes.ts'
import { addressKey } from './rate-limits.ts'
import { endedCookie, sessionCookie, tokenOf } from './session-cookie.ts'
import { TokenBuckets } from './token-buckets.ts'

describe('token buckets', () => {
  const size = { burst: 5, perSecond: 2 }
  const start = Date.parse('2026-03-02T09:00:00Z')

  test('serve a burst, then the rate, and say when to come back', () => {
    const clock = clockAt('2026-03-02T09:00:00Z')
    const buckets = new TokenBuckets(clock, size)
    expect([1, 2, 3, 4, 5].map(() => buckets.take('dan'))).toEqual([0, 0, 0, 0, 0])
    expect(buckets.take('dan')).toBe(0.5)
    expect(buckets.take('eve')).toBe(0)
    clock.set('2026-03-02T09:00:00.500Z')
    expect(buckets.take('dan')).toBe(0)
    expect(buckets.take('dan')).toBe(0.5)
    clock.set('2026-03-03T09:00:00Z')
    expect([1, 2, 3, 4, 5, 6].map(() => buckets.take('dan'))).toEqual([0, 0, 0, 0, 0, 0.5])
  })

  test('however the clock runs, no more is served than burst and rate allow', () => {
    const step = fc.record({ ms: fc.integer({ min: -5_000, max: 5_000 }), tries: fc.integer({ min: 0, max: 12 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let [now, forward, served] = [start, 0, 0]
        const buckets = new TokenBuckets({ now: () => now }, size)
        for (const { ms, tries } of steps) {
          now += ms
          forward += Math.max(0, ms)
          for (let each = 0; each < tries; each++) if (buckets.take('dan') === 0) served++
        }
        expect(served).toBeLessThanOrEqual(size.burst + (forward / 1000) * size.perSecond + 1e-9)
      }),
    )
  })

  test('forget those seen longest ago rather than fill the memory', () => {
    const buckets = new TokenBuckets(clockAt('2026-03-02T09:00:00Z'), { burst: 1, perSecond: 1 })
    for (let each = 0; each < 20_001; each++) buckets.take(`address ${each}`)
    expect(buckets.take('address 20000')).toBe(1)
    expect(buckets.take('address 0')).toBe(0)
  })
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('the address %s counts as %s', (ip, key) => expect(addressKey(ip)).toBe(key))

describe('room', () => {
  test('runs out for reads first, for writes next, for reports last, and comes back', () => {
    const lanes = new Lanes({ read: 2, write: 3, first: 4, upload: 1 })
    const busy = expect.objectContaining({ code: 'TOO_BUSY' })
    const left = [lanes.enter('read'), lanes.enter('read')]
    expect(() => lanes.enter('read')).toThrow(busy)
    left.push(lanes.enter('write'))
    expect(() => lanes.enter('write')).toThrow(busy)
    left.push(lanes.enter('first'))
    expect(() => lanes.enter('first')).toThrow(busy)
    lanes.enter('upload')
    expect(() => lanes.enter('upload')).toThrow(busy)
    expect(lanes.underWay).toBe(5)
    for (const leave of left) {
      leave()
      leave()
    }
    expect(lanes.underWay).toBe(1)
    lanes.enter('read')
  })
})

describe('the cookie', () => {
  const token = 'A'.repeat(43)

  test('over https it is tied to the host and to https', () => {
    expect(sessionCookie(token, true)).toBe(`__Host-cordon=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`)
    expect(sessionCookie(token, false)).toBe(`cordon=${token}; Path=/; HttpOnly; SameSite=Strict`)
    expect(endedCookie(true)).toMatch(/^__Host-cordon=; Max-Age=0; .*Secure$/)
  })

  test('one of another scheme, twice, or of another shape is none', () => {
    expect(tokenOf(`a=b; __Host-cordon=${token}`, true)).toBe(token)
    expect(tokenOf(`cordon=${token}`, true)).toBeUndefined()
    expect(tokenOf(`__Host-cordon=${token}`, false)).toBeUndefined()
    expect(tokenOf(`cordon=${token}; cordon=${token}`, false)).toBeUndefined()
    expect(tokenOf(`xcordon=${token}`, false)).toBeUndefined()
    expect(tokenOf(undefined, false)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => /^[A-Za-z0-9_-]{43}$/.test(tokenOf(text, false) ?? token)))
  })
})

test('what is our place, and what only looks like it', () => {
  const here = placeOf('http://localhost:8120')
  for (const origin of ['http://localhost:8120', 'http://127.0.0.1:8120', 'http://[::1]:8120'])
    expect(isOurs(here, origin)).toBe(true)
  for (const origin of [
    'https://localhost:8120',
    'http://localhost',
    'http://localhost:8121',
    'http://localhost.example:8120',
    'null',
    '',
  ])
    expect(isOurs(here, origin)).toBe(false)
  const there = placeOf('https://cordon.example')
  expect(isOurs(there, 'https://cordon.example')).toBe(true)
  for (const origin of ['http://cordon.example', 'https://cordon.example:444', 'https://cordon.example.evil.example'])
    expect(isOurs(there, origin)).toBe(false)
})
