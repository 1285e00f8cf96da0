import { expect, test } from 'vitest'
import { byDeadline, byPlace, type Duty } from './board-groups.ts'

const duty = (id: string, group: Duty['group'], jurisdiction?: string) =>
  ({ duty: id, group, ...(jurisdiction !== undefined && { law: { jurisdiction } }) }) as Duty

const board = [
  duty('us-tx-ag', 'conditional', 'US-TX'),
  duty('us-hipaa-hhs', 'due', 'US'),
  duty('us-tx-residents', 'due', 'US-TX'),
  duty('old-law', 'not-applicable'),
]
const names = (groups: ReturnType<typeof byPlace>) =>
  groups.map(({ id, duties }) => [id, ...duties.map((one) => one.duty)])

test('what presses stands first, and within a group the soonest', () => {
  expect(names(byDeadline(board))).toEqual([
    ['due', 'us-hipaa-hhs', 'us-tx-residents'],
    ['conditional', 'us-tx-ag'],
    ['not-applicable', 'old-law'],
  ])
})

test('by place, everything is there once, also a law that only an older version knew', () => {
  expect(names(byPlace(board))).toEqual([
    ['US-TX', 'us-tx-ag', 'us-tx-residents'],
    ['US', 'us-hipaa-hhs'],
    ['', 'old-law'],
  ])
})
