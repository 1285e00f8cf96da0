import { describe, expect, test } from 'vitest'
import { checkFlow } from './check-flow.ts'
import { flowOf, step } from './flow.fixture.ts'

const complaints = (...steps: ReturnType<typeof step>[]): string[] => checkFlow(flowOf(['a'], steps))
const end = step('end', 'learn', [])
const decide = step('decide', 'decide', ['end'])

describe('a flow is refused', () => {
  test('not when it is sound', () => expect(complaints(step('a', 'notify', ['decide']), decide, end)).toEqual([]))

  test('with a name that means nothing', () => {
    expect(complaints(step('a', 'notify', ['b']))).toEqual(['step a, next names b, which is no step of this playbook'])
    expect(complaints({ ...step('a', 'learn', []), waits_for: ['b'] })).toEqual([
      'step a, waits_for names b, which is no step of this playbook',
    ])
    expect(complaints({ ...step('a', 'learn', []), due: { within: '1 hour', of: 'b' } })).toEqual([
      'step a, due names b, which is no step of this playbook',
    ])
    expect(checkFlow(flowOf(['z'], [end]))).toEqual(['start names z, which is no step of this playbook'])
  })

  test('with a circle, also one that goes through waiting', () => {
    expect(complaints(step('a', 'notify', ['b']), step('b', 'notify', ['a']))).toEqual([
      'goes in a circle: a -> b -> a',
    ])
    expect(
      complaints({ ...step('a', 'decide', ['b', 'end']), waits_for: ['b'] }, step('b', 'notify', ['end']), end),
    ).toEqual(['goes in a circle: a -> b -> a'])
  })

  test('with a step that no answer reaches', () =>
    expect(complaints(step('a', 'decide', ['end']), step('lost', 'notify', ['end']), end)).toEqual([
      'step lost is reached by no answer',
    ]))

  test('with an answer after which nothing follows', () => {
    const fork = step('a', 'decide', [{ ask: 'q', is: ['yes', 'unsure'], go: ['end'] }])
    expect(complaints(fork, end)[0]).toBe('step a leads nowhere when answered {"q":"no"}')
    expect(complaints(step('a', 'decide', ['b']), step('b', 'notify', []))[0]).toMatch(/b leads nowhere, and is not of/)
  })

  test('with a way that passes by the decision', () => {
    const fork = step('a', 'notify', [{ ask: 'q', is: ['yes'], go: ['decide'], else: ['end'] }])
    expect(complaints(fork, decide, end)).toEqual(['has a way through it without a step of the phase decide'])
  })

  test('but not when another first step always leads to it', () => {
    const fork = step('a', 'notify', [{ ask: 'q', is: ['yes'], go: ['decide'], else: ['end'] }])
    expect(checkFlow(flowOf(['a', 'b'], [fork, step('b', 'notify', ['decide']), decide, end]))).toEqual([])
  })

  test('with a due time counted from a step that does not lead there', () => {
    const late = { ...step('b', 'decide', ['end']), due: { within: '1 hour', of: 'c' } }
    expect(checkFlow(flowOf(['b', 'c'], [late, step('c', 'notify', ['end']), end]))).toEqual([
      'step b, due: c does not lead to it',
    ])
  })
})
