import { expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { Problem } from '../../../base/errors.ts'
import { describeDefect, maskValues } from './describe-defect.ts'
import { openLog } from './open-log.ts'

test.each([
  ['invalid input syntax for type uuid: "Wong Mei Ling"', 'invalid input syntax for type uuid: "*"'],
  ['Unexpected token \'W\', "Wong Mei Ling" is not valid JSON', 'Unexpected token "*", "*" is not valid JSON'],
  ['no mail to mei.ling@example.org at 9123 4567', 'no mail to * at #'],
  ['name “Wong” or 黃美玲 or `x`', 'name "*" or * or "*"'],
  ['an open "quote that never ends', 'an open "*"'],
  ['Cannot read properties of undefined (reading 3)', 'Cannot read properties of undefined (reading 3)'],
])('%s', (said, kept) => expect(maskValues(said)).toBe(kept))

test('an error is kept with its places and causes, without what it quotes', () => {
  const cause = Object.assign(new Error('duplicate key "A123456(7)"\nDetail: Key (name)=(Wong)'), { code: '23505' })
  const problem = new Problem('STORE_BUSY', 'The database was busy', 'Try again', { cause })
  const kept = describeDefect(problem)
  expect(kept).toMatchObject({ name: 'Problem', code: 'STORE_BUSY', cause: { code: '23505' } })
  expect(kept.frames[0]).toMatch(/^at .*describe-defect\.test\.ts/)
  expect(JSON.stringify(kept)).not.toMatch(/A123456/)
  expect(describeDefect('thrown text about Wong')).toEqual({
    ...{ name: 'string', frames: [] },
    message: 'something else than an error was thrown',
  })
  const loop = new Error('a loop')
  loop.cause = loop
  expect(JSON.stringify(describeDefect(loop)).length).toBeLessThan(20_000)
})

test('what should never be logged is taken out where it is logged all the same', () => {
  const lines: string[] = []
  const log = openLog('info', clockAt('2026-03-02T09:00:00Z'), { write: (line) => void lines.push(line) })
  log.info(
    { body: 'Wong', headers: { cookie: 'Wong' }, at: { token: 'Wong', url: '/Wong' }, req: { url: 'Wong' } },
    'oops',
  )
  log.warn({ err: new Error('Wong') }, 'oops')
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toContain('Wong')
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', time: '2026-03-02T09:00:00.000Z', body: '[redacted]' })
})
