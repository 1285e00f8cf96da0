import { expect, test } from 'vitest'
import { runKills } from './run-kills.ts'

/** The small version of `./cordon bench office-kills`. */
test('server, workers and database are killed while people work: nothing is lost, nothing is done twice', async () => {
  const seen = await runKills({ patients: 40, kills: 3, people: 1, seed: 3, longestMs: 3000 })
  expect(Object.values(seen.killed).reduce((sum, times) => sum + times)).toBe(3)
  expect(seen.writes).toBeGreaterThan(20)
  expect(seen).toMatchObject({ lost: [], twice: [], unknown: [], different: [], wrong: [], leftInThePlain: [] })
  expect(seen).toMatchObject({ unsettledChunks: 0, toldTwice: 0, untold: 0, unnumbered: 0, unmailed: 0 })
  expect(seen.mails).toBeGreaterThan(3)
  expect(seen.cases).toBeGreaterThan(1)
})
