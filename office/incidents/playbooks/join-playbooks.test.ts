import { describe, expect, test } from 'vitest'
import { checkFlow } from './check-flow.ts'
import { joinPlaybooks } from './join-playbooks.ts'
import { loadPlaybooks } from './load-playbooks.ts'
import { nextSteps } from './next-steps.ts'
import type { Playbook } from './playbook.ts'

const books = [...loadPlaybooks().values()]
const pairs = books.flatMap((a, index) => books.slice(index + 1).map((b) => [a.vector, b.vector, a, b] as const))

describe('two vectors in one incident', () => {
  test.each(pairs)('%s and %s make one sound flow', (_a, _b, a, b) => {
    const flow = joinPlaybooks([a, b])
    expect(checkFlow(flow)).toEqual([])
    const ids = new Set([...a.steps, ...b.steps].map(({ id }) => id))
    expect(flow.steps.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })

  test('all seven make one sound flow', () => expect(checkFlow(joinPlaybooks(books))).toEqual([]))

  test('what was done under the first playbook is done under both', () => {
    const of = (vector: string): Playbook => books.find((book) => book.vector === vector)!
    const opened = Date.parse('2026-03-02T09:00:00+08:00')
    const saved = { step: 'save-logs', at: opened + 60_000, answers: {} }
    const open = nextSteps(joinPlaybooks([of('phishing'), of('malware')]), opened, [saved])
      .steps.filter(({ state }) => state === 'open')
      .map(({ step }) => step)
    expect(open).not.toContain('save-logs')
    expect(open).toEqual(
      expect.arrayContaining(['check-mailbox-use', 'find-way-in', 'ask-what-was-done', 'cut-network']),
    )
  })
})
