import { nameIn, outcomeName, residenceIn } from '../../../engine/case/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import type { ScopeResult } from '../../../engine/pipeline.ts'
import type { PlacesOf } from './gather-places.ts'
import { lookupField, lookupOfElement } from './lookup.ts'
import type { Lookup, PersonEntry } from './person-words.ts'

/** One person of a run's register, as it is kept. */
export function describePerson(result: ScopeResult, places: PlacesOf, person: number): PersonEntry {
  const { register } = result
  const { people, exposures, harm } = register
  const patient = register.patient(person)
  const { score, band, flags, reasons } = harm[person]!
  return {
    person,
    outcome: outcomeName(people.outcome[person]!),
    band,
    score,
    flags: [...flags],
    elements: exposures.namesOf(person),
    grade: 'E1',
    residence: residenceIn(register, person),
    addressee: patient?.addressee ?? 'none',
    places: exposures.places[person]!,
    decided: people.decided[person] === 1,
    words: {
      name: nameIn(register, person),
      probability: people.probability[person]!,
      ...(patient !== undefined && {
        patient_id: patient.id,
        chinese_name: patient.chineseName,
        language: patient.language,
        minor: patient.minor,
        safe_address: patient.safeAddress,
        deceased: patient.deceased,
        addressee_name: patient.addresseeName,
        address_lines: patient.addressLines,
      }),
    },
    proof: {
      why: people.why[person]!,
      reasons: [...reasons],
      places: places.of(person),
      lookups: lookupsOf(result, person),
      ...(patient !== undefined && patient.birth !== '' && { birth: patient.birth }),
    },
  }
}

/** Of patients what the roster has of them; of others what the evidence says. */
function lookupsOf({ register, patients }: ScopeResult, person: number): Lookup[] {
  const row = register.people.patient[person]!
  if (row >= 0) return patients.lookups(row).map(({ field, value }) => ({ kind: lookupField(field), value }))
  const name = nameIn(register, person)
  const seen = register.people.doubts.get(person)?.fields ?? []
  const found = seen.flatMap(({ element, value }) => {
    const kind = lookupOfElement(elementNames[element]!)
    return kind === undefined || (kind === 'name' && value === name) ? [] : [{ kind, value }]
  })
  return [...(name === '' ? [] : [{ kind: 'name' as const, value: name }]), ...found]
}
