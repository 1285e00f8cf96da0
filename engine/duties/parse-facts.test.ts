import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Problem } from '../../base/errors.ts'
import { decideDuties, parseFacts } from './index.ts'

const good = `
entity: {based_in: US-OH, roles: [covered-entity, healthcare-provider], tz: America/New_York}
timeline: {discovered: 2026-03-02, aware: 2026-03-02T09:30:00-05:00}
supplier_is_agent: false
affected: {total: 501, residents: {US-OH: 480, US-KY: 21}}
elements: [name, date-of-birth, diagnosis, ssn]
encrypted: {state: true, key_taken: false}
judgements: {risk: {CA-QC: high, CA-NS: none}, serious_harm: true, low_probability_of_compromise: false}
kind: ransomware
law_enforcement_hold: {requested: 2026-03-02, until: 2026-04-01, form: written, documented: true}
exceptions: [good-faith-employee]
`

/** The facts above with one key replaced; a dotted path reaches inside. */
function changed(path: string, value: unknown): unknown {
  const facts = parse(good) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop()!
  const target = keys.reduce((at, key) => at[key] as Record<string, unknown>, facts)
  if (value === undefined) delete target[last]
  else target[last] = value
  return facts
}

function errorOf(content: unknown): string {
  try {
    parseFacts(content)
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).code).toBe('FACTS_INVALID')
    return (error as Problem).line()
  }
  throw new Error('these facts were accepted')
}

test('the facts of the contract are read as they stand', () => {
  const facts = parseFacts(parse(good))
  expect(facts.affected.residents).toEqual({ 'US-OH': 480, 'US-KY': 21 })
  expect(facts.judgements?.risk).toEqual({ 'CA-QC': 'high', 'CA-NS': 'none' })
  expect(facts.timeline).toEqual({ discovered: '2026-03-02', aware: '2026-03-02T09:30:00-05:00' })
})

test('words of the duty data are accepted as elements, and codes people write become the ones the records use', () => {
  const facts = parseFacts({
    entity: { based_in: 'uk', roles: ['controller'] },
    timeline: { aware: '2026-03-02' },
    affected: { total: 3, residents: { UK: 2, PR: 1 } },
    elements: ['medical', 'phi', 'dob', 'name-or-id + scheduled item'],
  })
  expect(facts.entity.based_in).toBe('GB')
  expect(facts.affected.residents).toEqual({ GB: 2, 'US-PR': 1 })
})

describe('an error names the key and what is allowed', () => {
  test.each([
    ['a misspelt key', changed('judgement', {}), 'judgement is not a known key. Did you mean judgements? Known here:'],
    [
      'a misspelt key inside',
      changed('timeline.discoverd', '2026-03-02'),
      'timeline.discoverd is not a known key. Did you mean discovered?',
    ],
    ['a missing key', changed('entity.based_in', undefined), 'entity.based_in is missing'],
    ['no timeline', changed('timeline', undefined), 'timeline is missing'],
    ['an empty timeline', changed('timeline', {}), 'timeline holds no date'],
    [
      'an impossible date',
      changed('timeline.discovered', '2026-02-30'),
      'timeline.discovered "2026-02-30" is neither a date',
    ],
    [
      'an instant without offset',
      changed('timeline.discovered', '2026-03-02T09:30:00'),
      'Write 2026-03-02, or 2026-03-02T09:30:00+08:00',
    ],
    [
      'an hour that does not exist',
      changed('timeline.discovered', '2026-03-02T25:30:00Z'),
      'timeline.discovered "2026-03-02T25:30:00Z" is neither',
    ],
    [
      'more residents than people',
      changed('affected.total', 500),
      'affected.residents add up to 501, more than affected.total (500)',
    ],
    [
      'a negative count',
      changed('affected.residents.US-KY', -1),
      'affected.residents.US-KY is -1. Allowed: a whole number',
    ],
    ['half a person', changed('affected.total', 501.5), 'affected.total is 501.5'],
    [
      'more out of reach than affected',
      changed('affected.unreachable', 502),
      'affected.unreachable is 502, more than affected.total (501)',
    ],
    [
      'an upper bound below',
      changed('affected.possible', { total: 7 }),
      'affected.possible.total is 7, fewer than affected.total',
    ],
    [
      'an unknown element',
      changed('elements', ['diagnoses']),
      'elements[0] "diagnoses" is not known. Did you mean diagnosis?',
    ],
    [
      'an unknown role',
      changed('entity.roles', ['coverd-entity']),
      'entity.roles[0] "coverd-entity" is not known. Did you mean covered-entity?',
    ],
    ['no role', changed('entity.roles', []), 'entity.roles is empty'],
    [
      'a country by name',
      changed('entity.based_in', 'Hong Kong'),
      'entity.based_in "HONG KONG" is no place code. Use ISO 3166',
    ],
    ['an unknown zone', changed('entity.tz', 'Ohio/Columbus'), 'entity.tz "Ohio/Columbus" is no time zone'],
    [
      'an unknown designation',
      changed('entity.designated', ['hk-important']),
      'entity.designated[0] "hk-important" is no designation',
    ],
    [
      'an unknown level of risk',
      changed('judgements.risk', 'medium'),
      'judgements.risk "medium" is not known. Allowed: none, low, risk, high',
    ],
    [
      'a level of risk in one place',
      changed('judgements.risk', { 'CA-QC': 'severe' }),
      'judgements.risk.CA-QC "severe" is not known',
    ],
    [
      'yes for true',
      changed('judgements.serious_harm', 'yes'),
      'judgements.serious_harm is "yes". Allowed: true, false',
    ],
    ['encryption in words', changed('encrypted', 'AES-256'), 'encrypted is not a mapping'],
    [
      'a hold that ends before it begins',
      changed('law_enforcement_hold.until', '2026-03-01'),
      'law_enforcement_hold.until is before the request',
    ],
    [
      'a hold by e-mail',
      changed('law_enforcement_hold.form', 'email'),
      'law_enforcement_hold.form "email" is not known. Allowed: written, oral',
    ],
    [
      'an exception no law knows',
      changed('exceptions', ['good-faith']),
      'exceptions[0] "good-faith" is not known. Did you mean good-faith-employee?',
    ],
    ['a list', [], 'The facts is not a mapping'],
    ['nothing', null, 'The facts is not a mapping'],
  ])('%s', (_, content, said) => {
    expect(errorOf(content)).toContain(said)
  })
})

describe('whatever the file holds', () => {
  const anything = fc.anything({ maxDepth: 4, withBigInt: false, withDate: false, withMap: false, withSet: false })
  const keys = fc.constantFrom(
    'entity',
    'timeline',
    'affected',
    'elements',
    'encrypted',
    'judgements',
    'kind',
    'law_enforcement_hold',
    'exceptions',
    'entity.tz',
    'entity.roles',
    'affected.residents',
    'timeline.aware',
    'judgements.risk',
  )

  test('the facts are read or refused by name, and facts that are read can be decided', () => {
    fc.assert(
      fc.property(keys, anything, (key, value) => {
        try {
          const facts = parseFacts(changed(key, value))
          const answer = decideDuties(facts, '2026-03-03')
          expect(answer.duties.length + answer.not_applicable.length).toBe(391)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(error.code).toBe('FACTS_INVALID')
        }
      }),
      { numRuns: 400 },
    )
  })

  test('names from the outside cannot reach into objects', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(errorOf(changed('kind', { [key]: 1 }))).toContain('kind is')
      expect(() => decideDuties(parseFacts(changed('kind', key)), '2026-03-03')).not.toThrow()
    }
    expect(errorOf(JSON.parse('{"__proto__": {"entity": 1}}'))).toContain('__proto__ is not a known key')
  })
})

test('as-of must be a date or an instant', () => {
  expect(() => decideDuties(parseFacts(parse(good)), 'tomorrow')).toThrow(/neither a date nor an instant/)
})
