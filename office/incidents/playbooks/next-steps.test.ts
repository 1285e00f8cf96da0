import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowOf, step } from './flow.fixture.ts'
import { joinPlaybooks } from './join-playbooks.ts'
import { loadPlaybooks } from './load-playbooks.ts'
import { nextSteps, type StepState } from './next-steps.ts'
import type { Flow } from './playbook.ts'
import { sayWhy } from './say-why.ts'
import { slowStates } from './slow-next-steps.fixture.ts'
import { opened, turns, workThrough } from './work-through.fixture.ts'

const books = loadPlaybooks()
const minutes = (n: number): number => opened + n * 60_000
const stateOf = (flow: Flow, id: string, endings: Parameters<typeof nextSteps>[2]): StepState =>
  nextSteps(flow, opened, endings).steps.find((each) => each.step === id)!

describe('a false message at Harbour Clinic', () => {
  const phishing = books.get('phishing')!
  const asked = (typed: string) =>
    ({
      step: 'ask-what-was-done',
      at: minutes(20),
      answers: { typed, 'opened-file': 'no', money: 'no', 'sent-data': 'no' },
    }) as const

  test('at the opening three steps are open, each with its due time', () => {
    const open = nextSteps(phishing, opened, []).steps.filter(({ state }) => state === 'open')
    expect(open).toEqual([
      { step: 'ask-what-was-done', state: 'open', since: opened, due: minutes(30) },
      { step: 'keep-the-message', state: 'open', since: opened, due: minutes(30) },
      { step: 'start-the-log', state: 'open', since: opened, due: minutes(30) },
    ])
  })

  test('a typed password opens the mailbox, the other answers close their steps and say why', () => {
    expect(stateOf(phishing, 'secure-mailbox', [asked('yes')])).toEqual({
      step: 'secure-mailbox',
      state: 'open',
      since: minutes(20),
      due: minutes(80),
    })
    const money = stateOf(phishing, 'stop-the-money', [asked('yes')])
    expect(money).toMatchObject({ state: 'not-needed', at: minutes(20) })
    expect(money.state === 'not-needed' && money.because.map((reason) => sayWhy(phishing, reason))).toEqual([
      {
        en: '"Was money sent or were bank details changed?" was answered "No".',
        'zh-Hant': '「有沒有付款，或更改過銀行資料？」的答案是「否」。',
      },
    ])
  })

  test('"no" leaves the mailbox waiting, because the search may still show that somebody else typed', () => {
    expect(stateOf(phishing, 'secure-mailbox', [asked('no')])).toEqual({
      step: 'secure-mailbox',
      state: 'waiting',
      for: ['remove-the-message'],
    })
    const searched = { step: 'remove-the-message', at: minutes(50), answers: { 'got-it': 3, 'more-acted': 'no' } }
    const mailbox = stateOf(phishing, 'secure-mailbox', [asked('no'), searched])
    expect(mailbox).toMatchObject({ state: 'not-needed', at: minutes(50) })
    expect(mailbox.state === 'not-needed' && mailbox.because.map(({ step }) => step)).toEqual([
      'ask-what-was-done',
      'remove-the-message',
    ])
  })

  test('harmful software calls for the second playbook', () => {
    const checked = { step: 'check-the-computer', at: minutes(90), answers: { infected: 'unsure' } }
    expect(nextSteps(phishing, opened, [checked]).also).toEqual([{ vector: 'malware', step: 'check-the-computer' }])
    expect(nextSteps(phishing, opened, [{ ...checked, answers: { infected: 'no' } }]).also).toEqual([])
  })

  test('a step of an older version is kept as a stranger, not lost', () => {
    const old = { step: 'ring-the-bell', at: minutes(5), answers: {} }
    expect(nextSteps(phishing, opened, [old]).strangers).toEqual([old])
  })
})

describe('the rules, one by one', () => {
  const last = step('z', 'learn', [])
  const fork = step('a', 'decide', [{ ask: 'q', is: ['yes'], go: ['b'], else: ['c'] }])
  const b = step('b', 'notify', ['z'])
  const c = { ...step('c', 'notify', ['z']), due: { within: '2 hours', of: 'a' } }
  const flow = flowOf(
    ['a'],
    [fork, b, c, { ...last, waits_for: 'all-before' as const, due: { within: '1 day', of: 'start' } }],
  )
  const done = (id: string, at: number, q = 'yes') => ({ step: id, at: minutes(at), answers: { q } })
  const states = (...endings: Parameters<typeof nextSteps>[2]) =>
    Object.fromEntries(nextSteps(flow, opened, endings).steps.map((each) => [each.step, each.state]))

  test('a due time counts from the opening, from the end of another step, or from the start of the step', () => {
    expect(stateOf(flow, 'a', [])).toMatchObject({ due: minutes(60) })
    expect(stateOf(flow, 'c', [done('a', 30, 'no')])).toMatchObject({ since: minutes(30), due: minutes(150) })
    expect(stateOf(flow, 'z', [done('a', 30, 'no'), done('c', 100)])).toMatchObject({
      since: minutes(100),
      due: minutes(100 + 24 * 60),
    })
    expect(stateOf(flowOf(['x'], [{ ...step('x', 'learn', []), due: 'none', escalation: [] }]), 'x', [])).toMatchObject(
      {
        state: 'open',
        due: null,
      },
    )
  })

  test('a missing answer, or one of an older version, opens both ways', () => {
    expect(states({ step: 'a', at: minutes(1), answers: {} })).toEqual({
      a: 'finished',
      b: 'open',
      c: 'open',
      z: 'waiting',
    })
    expect(states(done('a', 1, 'perhaps'))).toMatchObject({ b: 'open', c: 'open' })
  })

  test('a step set aside opens everything that could follow, and keeps its reason', () => {
    const aside = { step: 'a', at: minutes(1), set_aside: 'nobody here uses it' }
    expect(states(aside)).toEqual({ a: 'set-aside', b: 'open', c: 'open', z: 'waiting' })
    expect(stateOf(flow, 'a', [aside])).toMatchObject({ why: 'nobody here uses it' })
  })

  test('a corrected answer closes the one way and opens the other; work already done stays', () => {
    expect(states(done('a', 1, 'yes'))).toMatchObject({ b: 'open', c: 'not-needed' })
    expect(states(done('a', 1, 'yes'), done('a', 2, 'no'))).toMatchObject({ b: 'not-needed', c: 'open' })
    expect(states(done('a', 1, 'yes'), done('b', 2), done('a', 3, 'no'))).toMatchObject({
      b: 'finished',
      c: 'open',
      z: 'waiting',
    })
  })

  test('what follows a step that is not needed is not needed either, and the reason names that step', () => {
    const chain = flowOf(
      ['a'],
      [
        step('a', 'decide', [{ ask: 'q', is: ['yes'], go: ['b'], else: ['z'] }]),
        step('b', 'notify', ['d']),
        step('d', 'notify', ['z']),
        last,
      ],
    )
    const d = stateOf(chain, 'd', [done('a', 7, 'no')])
    expect(d).toEqual({ step: 'd', state: 'not-needed', at: minutes(7), because: [{ step: 'b' }] })
    expect(sayWhy(chain, { step: 'b' })).toEqual({ en: '"Do b" was not needed.', 'zh-Hant': '毋須進行「做b」。' })
  })
})

/** What one step may not do from one stage of a case to the next. */
function brokenBy(was: StepState, is: StepState): string[] {
  const same = JSON.stringify(was) === JSON.stringify(is)
  const ended = is.state === 'finished' || is.state === 'set-aside'
  return [
    ...(was.state === 'open' && !same && !ended ? [`${is.step} was open and is ${is.state}`] : []),
    ...(was.state !== 'open' && was.state !== 'waiting' && !same
      ? [`${is.step} was settled as ${was.state} and changed`]
      : []),
    ...(is.state === 'open' && is.since < opened ? [`${is.step} opened before the incident`] : []),
    ...(is.state === 'not-needed' && is.because.length === 0 ? [`${is.step} is not needed for no reason`] : []),
  ]
}

describe.each([
  ...[...books].map(([vector, book]) => [vector, book as Flow] as const),
  ['all seven together', joinPlaybooks([...books.values()])] as const,
])('%s, whatever people answer', (_, flow) => {
  test('every step is in one state, as the slow version says; nothing open vanishes; the end is reached', () => {
    fc.assert(
      fc.property(turns, (said) => {
        let before: readonly StepState[] = []
        for (const { endings, now } of workThrough(flow, said)) {
          expect(now.steps.map(({ step, state }) => `${step} ${state}`)).toEqual(
            [...slowStates(flow, endings)].map(([id, state]) => `${id} ${state}`),
          )
          expect(before.flatMap((was, index) => brokenBy(was, now.steps[index]!))).toEqual([])
          before = now.steps
        }
        expect(before.filter(({ state }) => state === 'waiting' || state === 'open')).toEqual([])
        for (const id of ['start-the-log', 'work-out-duties', 'decide-to-tell', 'after-action', 'close-the-case'])
          expect(before.find(({ step }) => step === id)!.state, id).toMatch(/finished|set-aside/)
      }),
      { numRuns: flow.steps.length > 30 ? 8 : 30 },
    )
  })

  test('whoever is punctual to the last minute still has a quarter of an hour for each step when it opens', () => {
    for (const said of fc.sample(turns, { numRuns: 12, seed: 11 }))
      for (const { now } of workThrough(flow, said, 'at its due time'))
        for (const each of now.steps)
          if (each.state === 'open' && each.due !== null)
            expect(each.due - each.since, each.step).toBeGreaterThanOrEqual(15 * 60_000)
  })

  test('every step is opened by some answers', () => {
    const seen = new Set<string>()
    for (const said of fc.sample(turns, { numRuns: 80, seed: 7 }))
      for (const { now } of workThrough(
        flow,
        said.map((turn) => ({ ...turn, aside: false })),
      ))
        for (const { step, state } of now.steps) if (state === 'open') seen.add(step)
    expect(flow.steps.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
  })
})
