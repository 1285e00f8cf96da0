import { expect, test } from 'vitest'
import { clockAt } from '../../../../base/clock.ts'
import { makePresence } from '../../api/presence.ts'
import { makeIdleWatch } from './idle.ts'

const start = '2026-03-02T09:00:00Z'
const after = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString()
const quarter = 15 * 60_000

function open() {
  const clock = clockAt(start)
  const presence = makePresence(clock)
  return { clock, presence, watch: makeIdleWatch(clock, quarter, presence.sinceTouchMs) }
}

test('nobody at the page: a warning two minutes before the end, and over after fifteen', () => {
  const { clock, watch } = open()
  clock.set(after(12))
  expect(watch.look()).toEqual({ state: 'awake', mustRenew: false })
  clock.set(after(13.5))
  expect(watch.look()).toEqual({ state: 'warned', leftMs: 90_000 })
  clock.set(after(15))
  expect(watch.look()).toEqual({ state: 'over' })
})

test('somebody who types a long report for 20 minutes stays signed in without a warning', () => {
  const { clock, presence, watch } = open()
  for (let minute = 1; minute <= 20; minute++) {
    clock.set(after(minute))
    presence.touch()
    const now = watch.look()
    expect(now.state).toBe('awake')
    if (now.state === 'awake' && now.mustRenew) watch.count(clock.now())
  }
})

test('who comes back in the last two minutes goes on by touching anything', () => {
  const { clock, presence, watch } = open()
  clock.set(after(14))
  expect(watch.look().state).toBe('warned')
  presence.touch()
  expect(watch.look()).toEqual({ state: 'awake', mustRenew: true })
})

test('a board that asks by itself is marked, and does not keep an empty chair signed in', () => {
  const { clock, presence, watch } = open()
  for (let minute = 1; minute <= 16; minute++) {
    clock.set(after(minute))
    if (presence.mark() === '1') watch.count(clock.now())
  }
  expect(watch.look()).toEqual({ state: 'over' })
})

test('a machine that slept through the end wakes up locked', () => {
  const { clock, watch } = open()
  clock.set(after(600))
  expect(watch.look()).toEqual({ state: 'over' })
})
