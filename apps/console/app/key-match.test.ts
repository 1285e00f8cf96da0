import { expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { makeKeyMatcher } from './key-match.ts'

const known = ['Mod K', 'g h', 'g c', '?']
const press = (key: string, held: 'ctrlKey' | 'metaKey' | 'altKey' | null = null) => ({
  key,
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
  altKey: held === 'altKey',
})

test('keys held together, on any machine and with caps lock', () => {
  const match = makeKeyMatcher(clockAt('2026-03-02T09:00:00Z').now)
  expect(match(press('k', 'ctrlKey'), known)).toBe('Mod K')
  expect(match(press('K', 'metaKey'), known)).toBe('Mod K')
  expect(match(press('c', 'ctrlKey'), known)).toBeNull()
  expect(match(press('k', 'altKey'), known)).toBeNull()
})

test('keys one after the other, if the second comes soon', () => {
  const clock = clockAt('2026-03-02T09:00:00Z')
  const match = makeKeyMatcher(clock.now)
  expect(match(press('g'), known)).toBe('waiting')
  expect(match(press('c'), known)).toBe('g c')
  expect(match(press('c'), known)).toBeNull()
  expect(match(press('g'), known)).toBe('waiting')
  clock.set('2026-03-02T09:00:02Z')
  expect(match(press('c'), known)).toBeNull()
  expect(match(press('?'), known)).toBe('?')
})

test('copying in between does not complete a sequence', () => {
  const match = makeKeyMatcher(clockAt('2026-03-02T09:00:00Z').now)
  expect(match(press('g'), known)).toBe('waiting')
  expect(match(press('c', 'ctrlKey'), known)).toBeNull()
  expect(match(press('c'), known)).toBeNull()
})
