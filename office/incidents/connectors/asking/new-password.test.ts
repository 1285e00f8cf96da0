import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newPassword } from './new-password.ts'

test('40 signs with some of each kind, none twice in 2,000, all signs about equally often', () => {
  const drawn = Array.from({ length: 2000 }, () => newPassword((bytes) => randomBytes(bytes)))
  expect(new Set(drawn).size).toBe(2000)
  const counts = new Map<string, number>()
  for (const password of drawn) {
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!#%+\-=?@_])[!-~]{40}$/)
    for (const sign of password) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const expected = (2000 * 40) / counts.size
  for (const [sign, count] of counts) {
    expect(count, sign).toBeGreaterThan(expected * 0.85)
    expect(count, sign).toBeLessThan(expected * 1.15)
  }
})

test('bytes that would favour some signs are thrown away, and a draw without a kind is drawn again as a whole', () => {
  let calls = 0
  const password = newPassword((bytes) => {
    calls++
    // All 255: beyond the last whole multiple. Then all 0: only small letters. Then good ones.
    return calls === 1 ? Buffer.alloc(bytes, 255) : calls === 2 ? Buffer.alloc(bytes, 0) : randomBytes(bytes)
  })
  expect(calls).toBeGreaterThanOrEqual(3)
  expect(password).not.toContain('aaaaaaaaaaaa')
})
