import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { taxonomy } from '../elements/index.ts'
import { yesNoJudgements } from './facts.ts'
import { type DutiesAnswer, decideDuties, type Facts, factsFromRegister, loadDuties, parseFacts } from './index.ts'
import { zoneOfPlace } from './places.ts'

const records = loadDuties()
const byId = new Map(records.map((record) => [record.id, record]))
const asOf = '2026-11-24T12:00:00Z'

const places = [
  'HK',
  'US-OH',
  'US-TX',
  'US-CA',
  'US-WA',
  'US-NY',
  'US-PR',
  'GB-ENG',
  'GB',
  'FR',
  'DE',
  'SG',
  'JP',
  'AU-NSW',
  'CA-QC',
  'CA-NS',
  'CA-ON',
  'BR',
  'KR',
  'IN',
  'CL',
  'CH',
  'ZA',
  'MY',
]
const roles = [
  'healthcare-provider',
  'data-user',
  'controller',
  'processor',
  'covered-entity',
  'business-associate',
  'hospital',
  'public-body',
  'essential-entity',
  'small-scale-agent',
]
const elements = [
  'name',
  'ssn',
  'diagnosis',
  'hiv',
  'email',
  'password',
  'bank-account',
  'date-of-birth',
  'passport',
  'substance-use',
  'staff-record',
]
const twoMonths = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 8, 1 + days, 9, 30)).toISOString())
const date = twoMonths.map((instant) => instant.slice(0, 10))
const when = fc.oneof(date, twoMonths)

const someTimeline = fc
  .record(
    {
      occurred: when,
      discovered: when,
      aware: when,
      determined: when,
      assessed: when,
      individuals_notified: when,
      regulator_notified: when,
    },
    { requiredKeys: [] },
  )
  .filter((timeline) => Object.keys(timeline).length > 0)

const someJudgements = fc.record(
  {
    risk: fc.constantFrom('none', 'low', 'risk', 'high'),
    ...Object.fromEntries(yesNoJudgements.map((name) => [name, fc.boolean()])),
  },
  { requiredKeys: [] },
)

const someResidents = fc.dictionary(fc.constantFrom(...places), fc.integer({ min: 0, max: 1200 }), {
  minKeys: 1,
  maxKeys: 4,
})

/** Facts of an invented incident in autumn 2026. */
const someFacts: fc.Arbitrary<Facts> = fc
  .record(
    {
      based_in: fc.constantFrom(...places),
      roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 }),
      designated: fc.option(fc.constantFrom([], ['hk-critical-infrastructure'], ['de-essential-entity']), {
        nil: undefined,
      }),
      timeline: someTimeline,
      residents: someResidents,
      elements: fc.uniqueArray(fc.constantFrom(...elements), { maxLength: 4 }),
      encrypted: fc.boolean(),
      judgements: someJudgements,
      kind: fc.constantFrom(undefined, 'ransomware', 'misdirected', 'a kind nobody listed'),
      unreachable: fc.constantFrom(undefined, 0, 5, 50),
    },
    { noNullPrototype: true },
  )
  .map(({ based_in, roles, designated, timeline, residents, elements, encrypted, judgements, kind, unreachable }) => {
    const total = Object.values(residents).reduce((sum, people) => sum + people, 0)
    const affected =
      unreachable === undefined ? { total, residents } : { total, residents, unreachable: Math.min(unreachable, total) }
    const place = { based_in, roles, tz: zoneOfPlace(based_in) ?? 'America/Chicago' }
    const entity = designated === undefined ? place : { ...place, designated }
    return parseFacts({
      entity,
      timeline,
      affected,
      elements,
      encrypted,
      judgements,
      ...(kind === undefined ? {} : { kind }),
    })
  })

const runs = { numRuns: 80 }
const idsOf = (answer: DutiesAnswer) => new Set(answer.duties.map(({ id }) => id))

describe('any facts', () => {
  test('every record ends in exactly one of the two lists, and everything has a reason', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = decideDuties(facts, asOf)
        const ids = [...answer.duties, ...answer.not_applicable].map(({ id }) => id)
        expect(ids.sort()).toEqual(records.map(({ id }) => id).sort())
        for (const { because } of answer.not_applicable) expect(because).not.toBe('')
        for (const { because } of answer.duties) expect(because.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  test('a recommended duty has no deadline, and what is not in force is no duty', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const duty of decideDuties(facts, asOf).duties) {
          if (duty.binding === 'recommended') {
            expect(duty.due).toBeNull()
            for (const stage of duty.stages) expect(stage.due).toBeNull()
          }
          const { from } = byId.get(duty.id)!.in_force
          expect(from).not.toBeNull()
          expect(from! <= '2026-11-25').toBe(true)
        }
      }),
      runs,
    )
  })

  test('a status says what it says', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = decideDuties(facts, asOf)
        const asked = new Set(answer.asks.flatMap(({ changes }) => changes))
        for (const duty of answer.duties) {
          if (duty.status === 'due') expect(duty.due).not.toBeNull()
          if (duty.status === 'no-number') expect(duty.due).toBeNull()
          if (duty.status === 'satisfied-by') expect(idsOf(answer)).toContain(duty.satisfied_by)
          if (duty.status === 'conditional') expect(asked, duty.id).toContain(duty.id)
        }
      }),
      runs,
    )
  })

  test('sorted by due, then binding', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const keys = decideDuties(facts, asOf).duties.map(
          ({ due, binding }) => [due === null ? Number.POSITIVE_INFINITY : Date.parse(due), binding] as const,
        )
        for (let at = 1; at < keys.length; at++) {
          const [before, here] = [keys[at - 1]!, keys[at]!]
          expect(before[0] < here[0] || (before[0] === here[0] && before[1] <= here[1])).toBe(true)
        }
      }),
      runs,
    )
  })

  test('the order of records, residents, roles and elements changes nothing', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.nat()), (facts, stream) => {
        const mixed = <T>(list: readonly T[]): T[] => {
          const keyed = list.map((item) => ({ item, at: stream.next().value as number }))
          return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item)
        }
        const again: Facts = {
          ...facts,
          affected: {
            ...facts.affected,
            residents: Object.fromEntries(mixed(Object.entries(facts.affected.residents!))),
          },
          elements: mixed(facts.elements),
        }
        expect(decideDuties(again, asOf, mixed(records))).toEqual(decideDuties(facts, asOf))
      }),
      { numRuns: 60 },
    )
  })

  test('more people never take a duty away, but for the ones for small breaches', () => {
    fc.assert(
      fc.property(someFacts, fc.constantFrom(...places), fc.integer({ min: 1, max: 20_000 }), (facts, place, more) => {
        const residents = { ...facts.affected.residents, [place]: (facts.affected.residents![place] ?? 0) + more }
        const after = idsOf(
          decideDuties(
            { ...facts, affected: { ...facts.affected, total: facts.affected.total + more, residents } },
            asOf,
          ),
        )
        for (const id of idsOf(decideDuties(facts, asOf)))
          if (byId.get(id)!.trigger.max_individuals === null) expect(after, id).toContain(id)
      }),
      runs,
    )
  })

  test('a later event never has an earlier deadline', () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: 1, max: 25 }), (facts, days) => {
        const later = Object.fromEntries(
          Object.entries(facts.timeline).map(([key, at]) => {
            const moved = new Date(Date.parse(at) + days * 86_400_000).toISOString()
            return [key, at.length === 10 ? moved.slice(0, 10) : moved]
          }),
        )
        const before = new Map(decideDuties(facts, asOf).duties.map(({ id, due }) => [id, due]))
        for (const { id, due } of decideDuties({ ...facts, timeline: later }, asOf).duties) {
          const was = before.get(id)
          if (due !== null && was != null) expect(Date.parse(due), id).toBeGreaterThanOrEqual(Date.parse(was))
        }
      }),
      runs,
    )
  })
})

describe('what is asked', () => {
  const tell = (facts: Facts) => {
    const answer = decideDuties(facts, asOf)
    return new Map([
      ...answer.duties.map(({ id, status, due }) => [id, `${status} ${due}`] as const),
      ...answer.not_applicable.map(({ id }) => [id, 'no'] as const),
    ])
  }
  const withJudgement = (facts: Facts, name: string, value: unknown): Facts => ({
    ...facts,
    judgements: { ...facts.judgements, [name]: value },
  })
  const valuesOf = (name: string): unknown[] => (name === 'risk' ? ['none', 'low', 'risk', 'high'] : [true, false])
  const names = ['risk', ...yesNoJudgements]
  /** Risk and serious harm answer for each other; the second one given could only contradict the first. */
  const contradictable = ({ judgements }: Facts, name: string): boolean =>
    (name === 'risk' && judgements?.serious_harm !== undefined) ||
    (name === 'serious_harm' && judgements?.risk !== undefined)

  /** The other open judgements all answered, one way or the other: a duty may hang on several. */
  const others = (facts: Facts, but: string, asked: string[]): Facts[] =>
    [true, false].map((reply) => {
      let replied = facts
      for (const name of asked)
        if (name !== but) replied = withJudgement(replied, name, name === 'risk' ? (reply ? 'high' : 'none') : reply)
      return replied
    })

  test('a judgement for everywhere says the same as one that names no place, and a place of its own goes before it', () => {
    fc.assert(
      fc.property(someFacts, fc.boolean(), (facts, harm) => {
        const told = tell(withJudgement(facts, 'serious_harm', harm))
        expect(tell(withJudgement(facts, 'serious_harm', { '*': harm }))).toEqual(told)
        const home = facts.entity.based_in
        const all = Object.fromEntries(
          [home, ...Object.keys(facts.affected.residents ?? {})].map((code) => [code, harm]),
        )
        expect(tell(withJudgement(facts, 'serious_harm', { ...all, '*': !harm }))).toEqual(
          tell(withJudgement(facts, 'serious_harm', { '*': !harm, ...all })),
        )
      }),
      runs,
    )
  })

  test('changes the answer for each duty it names, alone or once the other questions are answered', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const all = decideDuties(facts, asOf).asks
        const asks = all.filter(({ judgement }) => names.includes(judgement))
        const waitsForFacts = new Set(all.filter((ask) => !asks.includes(ask)).flatMap(({ changes }) => changes))
        for (const { judgement, changes } of asks) {
          const worlds = [
            facts,
            ...others(
              facts,
              judgement,
              asks.map((ask) => ask.judgement),
            ),
          ]
          const replies = worlds.map((world) =>
            valuesOf(judgement).map((value) => tell(withJudgement(world, judgement, value))),
          )
          for (const id of changes) {
            if (waitsForFacts.has(id)) continue
            expect(
              replies.some((world) => new Set(world.map((reply) => reply.get(id))).size > 1),
              `${judgement} -> ${id}`,
            ).toBe(true)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is everything that could: no judgement that was left out changes a duty that nothing asks about', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const now = tell(facts)
        const asked = new Set(decideDuties(facts, asOf).asks.flatMap(({ changes }) => changes))
        for (const name of names) {
          if (facts.judgements !== undefined && name in facts.judgements) continue
          if (contradictable(facts, name)) continue
          if (facts.kind === 'ransomware' || facts.kind === 'misdirected') continue
          for (const value of valuesOf(name))
            for (const [id, said] of tell(withJudgement(facts, name, value)))
              if (said !== now.get(id)) expect(asked, `${name}: ${id}`).toContain(id)
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('facts from the register', () => {
  const provider = {
    name: 'Harbour Clinic Group',
    based_in: 'HK',
    roles: ['data-user', 'healthcare-provider'],
    tz: 'Asia/Hong_Kong',
  }

  test('carry the counts, the elements without repeats, and what people recorded', () => {
    const facts = factsFromRegister({
      provider,
      timeline: { aware: '2026-03-02' },
      total: 120,
      residents: { HK: 100, CN: 15 },
      possible: { total: 300, residents: { HK: 280 } },
      unreachable: 4,
      elements: ['name', 'hkid', 'name'],
      recorded: { kind: 'ransomware', judgements: { risk: 'high' } },
    })
    expect(facts).toEqual({
      entity: { based_in: 'HK', roles: ['data-user', 'healthcare-provider'], tz: 'Asia/Hong_Kong' },
      timeline: { aware: '2026-03-02' },
      affected: {
        total: 120,
        residents: { HK: 100, CN: 15 },
        possible: { total: 300, residents: { HK: 280 } },
        unreachable: 4,
      },
      elements: ['hkid', 'name'],
      kind: 'ransomware',
      judgements: { risk: 'high' },
    })
    expect(parseFacts(facts)).toEqual(facts)
  })

  test('every element of the taxonomy may stand in them', () => {
    const facts = factsFromRegister({
      provider,
      timeline: { aware: '2026-03-02' },
      total: 1,
      residents: { HK: 1 },
      elements: taxonomy.map(({ element }) => element),
    })
    expect(() => parseFacts(facts)).not.toThrow()
    expect(decideDuties(facts, '2026-03-03').duties.map(({ id }) => id)).toContain('hk-pdpo-regulator')
  })
})
