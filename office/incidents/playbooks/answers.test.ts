import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswers } from './answers.ts'
import { loadPlaybooks } from './load-playbooks.ts'
import { sayAnswer } from './say-why.ts'
import { answersOf } from './work-through.fixture.ts'

const books = [...loadPlaybooks().values()]
const find = (id: string) => books.flatMap(({ steps }) => steps).find((step) => step.id === id)!
const log = find('start-the-log')
const good = {
  discovered: '2026-03-02T08:40:00+08:00',
  aware: 'unsure',
  'found-by': 'Reception saw it',
  'care-affected': 'no',
}

describe('the answers that end a step', () => {
  test('pass when each question has a fitting one; "unsure" stands for a time nobody knows yet', () =>
    expect(checkAnswers(log, good)).toEqual([]))

  test('are refused, each with its reason', () => {
    const { aware: _, ...without } = good
    expect(checkAnswers(log, without)).toEqual([{ ask: 'aware', why: 'missing' }])
    expect(checkAnswers(log, { ...good, colour: 'red' })).toEqual([{ ask: 'colour', why: 'not-asked' }])
    for (const [ask, answer] of [
      ['care-affected', 'maybe'],
      ['care-affected', 1],
      ['found-by', '  '],
      ['found-by', 'x'.repeat(10_001)],
      ['discovered', '2026-03-02T08:40:00'],
      ['discovered', '2026-13-02T08:40:00Z'],
      ['discovered', 5],
    ] as const)
      expect(checkAnswers(log, { ...good, [ask]: answer })).toEqual([{ ask, why: 'wrong' }])
  })

  test('a count is a whole number, or "unsure"', () => {
    const items = { changed: 'no', 'kept-where': 'safe 2' }
    for (const [answer, wrong] of [
      [3, false],
      [0, false],
      ['unsure', false],
      [-1, true],
      [2.5, true],
      ['3', true],
      [Number.NaN, true],
    ] as const)
      expect(checkAnswers(find('keep-custody'), { ...items, items: answer }).length === 1, String(answer)).toBe(wrong)
  })

  test('an optional question may stay open', () => {
    const paid = { paid: 'no', reasons: 'police advised against it' }
    expect(checkAnswers(find('answer-the-demand'), paid)).toEqual([])
  })

  test('names of built-in properties are not answers', () => {
    expect(
      checkAnswers(log, JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>),
    ).toContainEqual({
      ask: 'constructor',
      why: 'not-asked',
    })
  })

  test('every step can be ended, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        for (const step of books.flatMap(({ steps }) => steps))
          expect(checkAnswers(step, answersOf(step, seed))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('an answer has words for its button in both languages', () => {
    expect(sayAnswer(log.asks[3]!, 'unsure')).toEqual({ en: 'Not sure', 'zh-Hant': '不確定' })
    expect(sayAnswer(find('decide-to-tell').asks[0]!, 'some')).toEqual({ en: 'Some of them', 'zh-Hant': '通知部分人' })
  })
})
