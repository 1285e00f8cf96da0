import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Escalation, findEscalations } from './escalations.ts'
import { loadPlaybooks } from './load-playbooks.ts'
import { nextSteps } from './next-steps.ts'
import { opened, turns, workThrough } from './work-through.fixture.ts'

const malware = loadPlaybooks().get('malware')!
const minutes = (n: number): number => opened + n * 60_000
const atOpening = nextSteps(malware, opened, []).steps
const find = (now: number, told: Escalation[] = []): string[] =>
  findEscalations(malware, atOpening, now, told).map(({ step, to }) => `${step} -> ${to}`)

describe('locked files at Harbour Clinic, and nobody answers', () => {
  test('nothing is told before it is due', () => expect(find(minutes(14))).toEqual([]))

  test('first the owner at the due time, then the next role after its wait', () => {
    expect(find(minutes(15))).toEqual(['cut-network -> security'])
    expect(find(minutes(30))).toEqual([
      'cut-network -> security',
      'cut-network -> incident-manager',
      'guard-backups -> security',
      'start-the-log -> incident-manager',
    ])
  })

  test('each once', () => {
    const told = findEscalations(malware, atOpening, minutes(15), [])
    expect(find(minutes(29), told)).toEqual([])
    expect(find(minutes(30), told)[0]).toBe('cut-network -> incident-manager')
  })

  test('a due time that moved is told again', () => {
    const told = findEscalations(malware, atOpening, minutes(15), []).map((each) => ({
      ...each,
      due: each.due - 60_000,
    }))
    expect(find(minutes(15), told)).toEqual(['cut-network -> security'])
  })

  test('a step that ended or still waits is not told', () => {
    const cut = { step: 'cut-network', at: minutes(10), answers: { 'all-cut': 'yes', sick: 4 } }
    const { steps } = nextSteps(malware, opened, [cut])
    const told = findEscalations(malware, steps, minutes(100_000), []).map(({ step }) => step)
    expect(told).not.toContain('cut-network')
    expect(told).not.toContain('close-the-case')
    expect(told).toContain('keep-custody')
  })
})

test('however often one looks, and after any standstill, the same escalations are told, each once', () => {
  const due = (now: number, told: Escalation[]): Escalation[] => findEscalations(malware, atOpening, now, told)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 40 }), (waits) => {
      const told: Escalation[] = []
      let now = opened
      for (const wait of waits) {
        now += wait * 60_000
        told.push(...due(now, told))
      }
      const keys = told.map(({ step, to }) => `${step} ${to}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(new Set(keys)).toEqual(new Set(due(now, []).map(({ step, to }) => `${step} ${to}`)))
      for (const { since } of told) expect(since).toBeLessThanOrEqual(now)
    }),
  )
})

test('in every case every open step past its due time has an escalation', () => {
  fc.assert(
    fc.property(turns, (said) => {
      for (const { at, now } of workThrough(malware, said)) {
        const late = now.steps.flatMap((each) =>
          each.state === 'open' && each.due !== null && each.due <= at ? [each.step] : [],
        )
        expect(new Set(findEscalations(malware, now.steps, at, []).map(({ step }) => step))).toEqual(new Set(late))
      }
    }),
    { numRuns: 30 },
  )
})
