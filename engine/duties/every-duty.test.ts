import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { designationWords } from './capacities.ts'
import type { DutyRecord } from './duty-record.ts'
import { type Facts, timelineKeys, yesNoJudgements } from './facts.ts'
import { decideDuties, loadDuties, parseFacts } from './index.ts'
import { conditionsOf } from './supplements.ts'

const asOf = '2030-06-30'
const inForce = loadDuties().filter(({ in_force }) => in_force.from !== null)
/** Duties that stand in for another one: they fire when that one does not. */
const standIns: Record<string, Partial<Facts['judgements']>> = {
  'hk-pcicso-other': { significant_impact: false },
  'au-soci-other': { significant_impact: false },
  'il-dsr-ppa-medium': { high_security_database: false },
  'us-ak-ag-no-harm': { risk: 'none', serious_harm: false },
  'ca-ns-review-officer-if-not-told': { risk: 'none', serious_harm: false },
}

/** Facts of an incident in which this duty, if any, must fire. */
function factsFor(record: DutyRecord): Facts {
  const home = homeOf(record)
  const roles = rolesFor(record)
  const place = /[A-Z]{2}-[A-Z]{2}$|^CN$/.exec(record.trigger.individuals_in ?? '')?.[0] ?? home
  const people = record.trigger.max_individuals ?? Math.max(1, record.trigger.min_individuals ?? 1)
  const yes = Object.fromEntries(yesNoJudgements.map((name) => [name, name !== 'low_probability_of_compromise']))
  return parseFacts({
    entity: {
      based_in: home,
      roles,
      designated: designationWords.map((word) => `${record.jurisdiction.toLowerCase()}-${word}`),
      tz: 'UTC',
    },
    timeline: Object.fromEntries(timelineKeys.map((key) => [key, '2030-03-04'])),
    affected: { total: people, residents: { [place]: people }, unreachable: people },
    elements: ['name', 'government-id', ...record.trigger.elements.filter((word) => word !== 'any')],
    judgements: { risk: 'high', ...yes, ...standIns[record.id] },
  })
}

function homeOf({ id, jurisdiction }: DutyRecord): string {
  if (jurisdiction === 'EU') return 'IE'
  if (jurisdiction === 'US') return 'US-OH'
  return id.startsWith('ca-pipeda') ? 'CA-SK' : jurisdiction
}

function rolesFor(record: DutyRecord): string[] {
  const wanted = conditionsOf(record.id).flatMap(({ only_for }) => only_for?.[0] ?? [])
  const barred = record.trigger.excludes.some((word) => word.startsWith('hipaa'))
  const role = record.applies_to.roles.find((name) => !(barred && name === 'covered-entity'))!
  return [role === 'any-organisation' ? 'affiliate' : role, ...wanted]
}

describe('no duty is dead: facts made for it bring it in', () => {
  test.each(inForce.map((record) => [record.id, record] as const))('%s', (id, record) => {
    const answer = decideDuties(factsFor(record), asOf)
    const duty = answer.duties.find((one) => one.id === id)
    expect(duty, answer.not_applicable.find((one) => one.id === id)?.because).toBeDefined()
    expect(duty!.status, duty!.because.join('; ')).not.toBe('conditional')
    if (record.clock.limit !== null && record.binding === 'mandatory' && record.clock.outer)
      expect(duty!.due).not.toBeNull()
  })
})

test('what has no date of commencement never fires, whatever the facts', () => {
  for (const record of loadDuties()) {
    if (record.in_force.from !== null) continue
    const answer = decideDuties(factsFor(record), asOf)
    expect(answer.not_applicable.find(({ id }) => id === record.id)?.because).toContain('not yet in force')
  }
})

test('the facts in the guide are facts', () => {
  const guide = readFileSync('docs/guides/add-a-duty.md', 'utf8')
  const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!)
  const facts = parseFacts(parse(blocks.at(-1)!))
  expect(facts.affected.total).toBe(501)
  for (const key of timelineKeys) expect(blocks.at(-1)).toContain(key)
})
