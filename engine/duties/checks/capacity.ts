import { isBoundToPlace, isByDesignation } from '../capacities.ts'
import { type Check, type CheckRecord, no, passes, yes } from '../check.ts'
import type { DutyRecord } from '../duty-record.ts'
import { liesIn } from '../places.ts'
import type { Situation } from '../situation.ts'
import type { Condition } from '../supplements.ts'

/** Does the entity hold the data in a capacity that the duty names? */
export const checkCapacity: CheckRecord = (record, situation, conditions) => {
  const barred = firstOf(conditions, (condition) => barredBy(condition, situation))
  if (barred !== undefined) return barred
  let elsewhere: string | undefined
  for (const role of record.applies_to.roles) {
    const from = situation.capacities.get(role)
    if (from !== undefined) {
      if (!isBoundToPlace(role) || situation.established.has(record.jurisdiction)) return capacityFound(role, from)
      elsewhere = role
    }
    if (situation.designated.some((given) => given.role === role && liesIn(record.jurisdiction, given.place)))
      return yes(`the entity was designated as ${role} in ${record.jurisdiction}`)
  }
  if (elsewhere !== undefined)
    return no(
      `it binds a ${elsewhere} that works in ${record.jurisdiction}; name ${record.jurisdiction} under entity.subject_to if the entity does`,
    )
  return missing(record, situation)
}

function capacityFound(role: string, from: string): Check {
  if (role === 'any-organisation') return passes
  return yes(role === from ? `the entity is a ${role}` : `the entity is a ${role} because it is a ${from}`)
}

function missing(record: DutyRecord, situation: Situation): Check {
  const roles = record.applies_to.roles
  const because = `it binds only: ${roles.join(', ')}`
  if (
    roles.some(isByDesignation) &&
    situation.facts.entity.designated === undefined &&
    situation.established.has(record.jurisdiction)
  )
    return {
      answer: 'no',
      because: `${because} (designated in writing; entity.designated does not name it)`,
      ask: 'entity.designated',
    }
  if (
    roles.includes('covered-entity') &&
    situation.capacities.has('healthcare-provider') &&
    situation.established.has('US')
  )
    return {
      answer: 'no',
      because: `${because}; a provider that bills or checks cover electronically is a covered entity`,
      ask: 'entity.roles',
    }
  return no(because)
}

function barredBy(condition: Condition, situation: Situation): Check | undefined {
  const { only_for, not_for, based_in } = condition
  if (only_for !== undefined && !only_for.some((role) => situation.capacities.has(role)))
    return no(`it binds only: ${only_for.join(', ')}`)
  if (not_for === undefined) return undefined
  const role = not_for.find((name) => situation.capacities.has(name))
  if (role === undefined) return undefined
  if (based_in === undefined) return no(condition.says ?? `it does not bind a ${role}`)
  const place = based_in.find((code) => liesIn(situation.facts.entity.based_in, code))
  return place === undefined
    ? undefined
    : no(`${condition.says ?? `it does not bind a ${role}`} (the entity is based in ${place})`)
}

function firstOf<T, R>(list: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
