import type { Provider, Register, Summary } from './case/index.ts'
import { type Facts, factsFromRegister } from './duties/index.ts'
import type { Patients } from './patients.ts'

/** What the law counts of a register. No name and no number of anybody. */
export interface DutyCounts {
  /** People proven to be affected, and those of them who live in each place (ISO 3166). */
  total: number
  residents: Record<string, number>
  /** Upper bounds, where something is unread. */
  possible?: { total: number; residents: Record<string, number> }
  /** People without a usable address. */
  unreachable: number
  /** Elements exposed for anybody, by taxonomy name. */
  elements: string[]
}

/** Counts a register for the law. `atMost`: everybody who may be affected. */
export function countForDuties(
  register: Register,
  counted: Pick<Summary, 'people' | 'elements' | 'residence'>,
  patients: Pick<Patients, 'residence'>,
  atMost: number,
): DutyCounts {
  return {
    total: counted.people.proven,
    residents: counted.residence,
    ...(atMost > counted.people.proven && { possible: { total: atMost, residents: patients.residence() } }),
    unreachable: unreachable(register),
    elements: Object.keys(counted.elements),
  }
}

/** The facts for the law, counted from the register, and what had to be assumed for them. */
export function dutyFacts(
  provider: Provider,
  register: Register,
  counted: Pick<Summary, 'people' | 'elements' | 'residence'>,
  asOf: string,
  patients: Patients,
  atMost: number,
): { facts: Facts; assumptions: string[] } {
  const { incident, based_in, roles, tz, subject_to, designated } = provider
  const assumptions: string[] = []
  const discovered = incident.discovered ?? incident.aware ?? asOf
  if (incident.discovered === undefined && incident.aware === undefined)
    assumptions.push(
      'Nobody has recorded when the breach was discovered: deadlines are counted from the time of this run.',
    )
  if (patients.assumedResidence > 0)
    assumptions.push(
      `${patients.assumedResidence} patients have no usable address in the roster: they are counted where the provider is based.`,
    )
  const strangers = counted.people.ambiguous + counted.people.unlisted
  if (strangers > 0)
    assumptions.push(
      `The residence of ${strangers} people who are not linked to the roster is not known; they count in totals only.`,
    )
  if (incident.confidentiality === undefined)
    assumptions.push('The severity takes it that unknown people have the data and took it on purpose.')
  const facts = factsFromRegister({
    provider: {
      based_in,
      roles,
      tz,
      ...(subject_to.length > 0 && { subject_to }),
      ...(designated.length > 0 && { designated }),
    },
    timeline: {
      ...(incident.occurred !== undefined && { occurred: incident.occurred }),
      discovered,
      aware: incident.aware ?? discovered,
    },
    ...countForDuties(register, counted, patients, atMost),
    recorded: {
      encrypted: false,
      ...(incident.kind !== undefined && { kind: incident.kind }),
      ...(incident.judgements && { judgements: incident.judgements }),
    },
  })
  return { facts, assumptions }
}

function unreachable(register: Register): number {
  let count = 0
  for (let person = 0; person < register.people.count; person++)
    if ((register.patient(person)?.addressee ?? 'none') === 'none') count++
  return count
}
