import { expect, test } from 'vitest'
import { clockAt } from '../../../../base/clock.ts'
import { makeIdleWatch } from './idle.ts'

const start = '2026-03-02T09:00:00Z'
const after = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString()

test('nobody at the page: it rests, warns two minutes before the end, and is over after fifteen', () => {
  const clock = clockAt(start)
  const watch = makeIdleWatch(clock)
  clock.set(after(2))
  expect(watch.look()).toEqual({ state: 'awake', mustRenew: false, isResting: false })
  clock.set(after(4))
  expect(watch.look()).toEqual({ state: 'awake', mustRenew: false, isResting: true })
  clock.set(after(13.5))
  expect(watch.look()).toEqual({ state: 'warned', leftMs: 90_000 })
  clock.set(after(15))
  expect(watch.look()).toEqual({ state: 'over' })
})

test('somebody who types a long report for 20 minutes stays signed in without a warning', () => {
  const clock = clockAt(start)
  const watch = makeIdleWatch(clock)
  for (let minute = 1; minute <= 20; minute++) {
    clock.set(after(minute))
    watch.touch()
    const now = watch.look()
    expect(now.state).toBe('awake')
    if (now.state === 'awake' && now.mustRenew) watch.answer()
  }
})

test('a board that asks by itself does not keep an empty chair signed in', () => {
  const clock = clockAt(start)
  const watch = makeIdleWatch(clock)
  for (let minute = 1; minute <= 3; minute++) {
    clock.set(after(minute))
    watch.answer()
  }
  expect(watch.look()).toMatchObject({ isResting: true })
  clock.set(after(18))
  expect(watch.look()).toEqual({ state: 'over' })
})

test('a machine that slept through the end wakes up locked', () => {
  const clock = clockAt(start)
  const watch = makeIdleWatch(clock)
  clock.set(after(600))
  expect(watch.look()).toEqual({ state: 'over' })
})
