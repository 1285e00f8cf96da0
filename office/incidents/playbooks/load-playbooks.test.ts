import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readData } from '../../../base/data.ts'
import { roles } from '../../access/index.ts'
import { allAnswers } from './check-flow.ts'
import { leadOn } from './lead-on.ts'
import { checkPlaybooks, type DataFile, loadPlaybooks } from './load-playbooks.ts'
import { phases, type Step, stepRoles, vectors } from './playbook.ts'

const playbooks = [...loadPlaybooks().values()]
const steps = [...new Map(playbooks.flatMap((book) => book.steps).map((step) => [step.id, step])).values()]
const commonPath = 'playbooks/common.yaml'
const shared = (readData(commonPath) as { steps: { id: string }[] }).steps.map(({ id }) => id)

describe('the playbooks', () => {
  test.each(playbooks.map((book) => [book.vector, book] as const))('%s: 15 to 30 steps in every phase', (_, book) => {
    expect(book.steps.length).toBeGreaterThanOrEqual(15)
    expect(book.steps.length).toBeLessThanOrEqual(30)
    const order = book.steps.map(({ phase }) => phases.indexOf(phase))
    expect(order, 'steps stand in the order of the phases').toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size).toBe(phases.length)
  })

  test('one playbook for each vector, in the order of the vectors', () =>
    expect([...loadPlaybooks().keys()]).toEqual([...vectors]))

  test('a shared step is really shared; every role has work and can be given to a person', () => {
    for (const role of stepRoles) expect(roles).toContain(role)
    for (const id of shared)
      expect(playbooks.filter((book) => book.steps.some((step) => step.id === id)).length, id).toBeGreaterThan(1)
    expect(new Set(steps.map(({ who }) => who))).toEqual(new Set(stepRoles))
  })

  test('counsel holds what counsel writes', () => {
    for (const { id, who, privileged } of steps) if (who === 'counsel') expect(privileged, id).toBe(true)
    for (const book of playbooks.filter(({ vector }) => ['malware', 'insider', 'supplier'].includes(vector)))
      expect(
        book.steps.some(({ privileged }) => privileged),
        book.vector,
      ).toBe(true)
  })

  test('"not sure" never opens less than "yes" or "no"', () => {
    for (const step of steps)
      for (const answers of allAnswers(step)) {
        const opened = leadOn(step, { step: step.id, at: 0, answers }).to
        for (const ask of step.asks.filter(({ id, kind }) => kind === 'yes-no-unsure' && id in answers)) {
          const unsure = leadOn(step, { step: step.id, at: 0, answers: { ...answers, [ask.id]: 'unsure' } }).to
          // What only "no" opens is the way round; it stays open to whoever is surer later.
          const wayRound = new Set(step.next.flatMap((next) => (typeof next === 'string' ? [] : (next.else ?? []))))
          for (const id of opened) if (!wayRound.has(id)) expect(unsure, `${step.id}: ${ask.id}`).toContain(id)
        }
      }
  })
})

describe('what every playbook must do, whatever the vector', () => {
  const has = (book: (typeof playbooks)[number], id: string): Step => {
    const step = book.steps.find((each) => each.id === id)
    expect(step, `${book.vector}: ${id}`).toBeDefined()
    return step!
  }
  const facts = (step: Step): string[] => step.asks.flatMap(({ fact }) => fact ?? [])

  test('the five steps: gather at once, limit, judge the harm, consider telling, record', () => {
    for (const book of playbooks) {
      expect(facts(has(book, 'start-the-log'))).toEqual(['timeline.discovered', 'timeline.aware'])
      expect(book.start).toContain('start-the-log')
      expect(book.start.some((id) => has(book, id).phase === 'limit-the-breach')).toBe(true)
      expect(facts(has(book, 'judge-harm'))).toEqual(['serious_harm', 'risk', 'imminent_misuse'])
      expect(has(book, 'decide-to-tell').asks.map(({ id }) => id)).toContain('why')
      expect(has(book, 'record-no-notice').asks.map(({ id }) => id)).toEqual(['reason', 'second', 'again'])
      has(book, 'close-the-case')
    }
  })

  test('the four factors and the judgement that follows from them', () => {
    for (const book of playbooks) {
      const step = has(book, 'weigh-four-factors')
      expect(step.asks.map(({ id }) => id)).toEqual(['nature', 'recipient', 'viewed', 'reduced', 'low-probability'])
      expect(facts(step)).toEqual(['low_probability_of_compromise'])
    }
  })

  test('each vector asks when it happened', () => {
    for (const book of playbooks) expect(book.steps.flatMap(facts), book.vector).toContain('timeline.occurred')
  })

  test('the first steps are due within a day, and the urgent ones within the hour', () => {
    for (const book of playbooks) {
      const dues = book.start.map((id) => has(book, id).due)
      for (const due of dues) expect(due, book.vector).toMatchObject({ of: expect.stringMatching(/opening|start/) })
      expect(dues.some((due) => due !== 'none' && due.within.endsWith('minutes'))).toBe(true)
    }
  })
})

const csfPath = '../shared/frameworks/nist-csf-2.0.json'
const there = existsSync(csfPath)
describe.skipIf(!there)(`against ${csfPath}${there ? '' : ' (skipped: the file is not there)'}`, () => {
  test('every CSF 2.0 outcome that a step is tagged with exists', () => {
    const known = new Set(
      [...readFileSync(csfPath, 'utf8').matchAll(/"id": "([A-Z]{2}\.[A-Z]{2}-\d{2})"/g)].map(([, id]) => id),
    )
    expect(known.size).toBe(106)
    for (const { id, csf } of steps) for (const outcome of csf) expect(known, `${id}: ${outcome}`).toContain(outcome)
  })

  test('every outcome of Respond and of Recover is served by some step', () => {
    const served = new Set(steps.flatMap(({ csf }) => csf))
    const wanted = [...readFileSync(csfPath, 'utf8').matchAll(/"id": "(R[SC]\.[A-Z]{2}-\d{2})"/g)].map(([, id]) => id!)
    expect(wanted).toHaveLength(21)
    expect(wanted.filter((id) => !served.has(id))).toEqual([])
  })
})

describe('a broken file is refused and named', () => {
  type Written = Record<string, unknown> & { steps: Record<string, unknown>[] }
  const shipped = new Map(
    [commonPath, ...vectors.map((vector) => `playbooks/${vector}.yaml`)].map((path) => [
      path,
      readData(path) as Written,
    ]),
  )
  const read = (path: string): DataFile & { content: Written } => ({
    path,
    content: structuredClone(shipped.get(path)!),
  })
  const load = (change: (common: Written, malware: Written) => void) => () => {
    const common = read(commonPath)
    const files = vectors.map((vector) => read(`playbooks/${vector}.yaml`))
    change(common.content, files[vectors.indexOf('malware')]!.content)
    return checkPlaybooks(common, files)
  }
  const step = (file: Written, id: string): Record<string, unknown> =>
    file.steps.find((each) => each['id'] === id || each['use'] === id)!

  test('good files pass', () => expect(load(() => undefined)).not.toThrow())
  test.each<[string, (common: Written, malware: Written) => void, RegExp]>([
    [
      'an unknown key',
      (_, book) => Object.assign(step(book, 'cut-network'), { owner: 'x' }),
      /data\/playbooks\/malware\.yaml step cut-network at \/owner/,
    ],
    [
      'a text in one language',
      (common) => Object.assign(step(common, 'start-the-log'), { title: { en: 'Start' } }),
      /common\.yaml step start-the-log at \/title/,
    ],
    [
      'one sentence only',
      (_, book) => Object.assign(step(book, 'cut-network'), { do: [{ en: 'Go.', 'zh-Hant': '去。' }] }),
      /step cut-network at \/do/,
    ],
    [
      'a role nobody has',
      (_, book) => Object.assign(step(book, 'cut-network'), { who: 'it' }),
      /step cut-network at \/who/,
    ],
    [
      'a due time in weeks',
      (_, book) => Object.assign(step(book, 'cut-network'), { due: { within: '2 weeks', of: 'opening' } }),
      /step cut-network at \/due/,
    ],
    [
      'a due time without escalation',
      (_, book) => delete step(book, 'cut-network')['escalation'],
      /cut-network: has a due time, but nobody/,
    ],
    [
      'an escalation to the owner',
      (_, book) => Object.assign(step(book, 'cut-network'), { escalation: [{ after: '1 hour', to: 'security' }] }),
      /escalated to the role that owns it/,
    ],
    ['a shared step that does not exist', (_, book) => book.steps.push({ use: 'pray' }), /malware\.yaml uses pray/],
    [
      'a shared step with other words',
      (_, book) => Object.assign(step(book, 'list-data'), { title: { en: 'x', 'zh-Hant': 'x' } }),
      /use list-data at \/title/,
    ],
    [
      'the id of a shared step',
      (_, book) => Object.assign(step(book, 'cut-network'), { id: 'judge-harm' }),
      /judge-harm has the id of a step of data\/playbooks\/common\.yaml/,
    ],
    [
      'the id of another playbook',
      (_, book) => Object.assign(step(book, 'cut-network'), { id: 'ask-what-was-done' }),
      /malware\.yaml step ask-what-was-done has the id of a step of data\/playbooks\/phishing\.yaml/,
    ],
    ['a step twice', (_, book) => book.steps.push({ use: 'judge-harm' }), /step judge-harm stands there twice/],
    [
      'a next that is no step',
      (_, book) => Object.assign(step(book, 'cut-network'), { next: ['rest'] }),
      /step cut-network, next names rest/,
    ],
    [
      'a fork over a number',
      (_, book) =>
        Object.assign(step(book, 'cut-network'), { next: [{ ask: 'sick', is: ['yes'], go: ['keep-custody'] }] }),
      /only a yes-no-unsure or a choice/,
    ],
    [
      'a fork over an answer nobody can give',
      (_, book) =>
        Object.assign(step(book, 'cut-network'), { next: [{ ask: 'all-cut', is: ['maybe'], go: ['keep-custody'] }] }),
      /"maybe" is none of its answers/,
    ],
    [
      'a fact that the duties do not know',
      (common) => Object.assign((step(common, 'judge-harm')['asks'] as object[])[0]!, { fact: 'sadness' }),
      /"sadness" is no fact/,
    ],
    [
      'a fact of another kind',
      (common) => Object.assign((step(common, 'judge-harm')['asks'] as object[])[0]!, { fact: 'timeline.aware' }),
      /takes a instant/,
    ],
    ['the wrong file', (_, book) => Object.assign(book, { vector: 'insider' }), /belongs in playbooks\/insider\.yaml/],
  ])('%s', (_, change, message) => expect(load(change)).toThrow(message))

  test('a vector without its file', () => {
    const files = vectors.filter((vector) => vector !== 'supplier').map((vector) => read(`playbooks/${vector}.yaml`))
    expect(() => checkPlaybooks(read(commonPath), files)).toThrow(/data\/playbooks\/supplier\.yaml is missing/)
  })
})
