import { expect, test } from 'vitest'
import { ConnectionLost, ServerProblem } from './problem.ts'
import { delay, mayRetry } from './query-client.ts'

const problem = (status: number, retry_after?: number) =>
  new ServerProblem({
    type: '/errors#STORE_BUSY',
    code: 'STORE_BUSY',
    title: 'Busy',
    status,
    detail: 'The database is busy.',
    remedy: 'Try again in a moment.',
    ...(retry_after === undefined ? {} : { retry_after }),
  })

test('a refusal is final, a busy server is asked a few times more, a lost connection until it is back', () => {
  expect(mayRetry(0, problem(403))).toBe(false)
  expect(mayRetry(2, problem(503))).toBe(true)
  expect(mayRetry(3, problem(503))).toBe(false)
  expect(mayRetry(40, new ConnectionLost(new TypeError('fetch failed')))).toBe(true)
})

test('the server says how long to wait, within reason', () => {
  expect(delay(0, problem(429, 7))).toBe(7_000)
  expect(delay(0, problem(429, 3_600))).toBe(30_000)
  expect(delay(2, problem(503))).toBe(4_000)
})
