import type { PatientRecord, Provider } from './case/index.ts'
import { type Circumstances, type Harm, scorePerson, stolen } from './harm/index.ts'
import type { Exposures, People } from './people/index.ts'

const stranger = { minor: false, safeAddress: false, deceased: false }

/** Harm of every person. People with the same exposures and circumstances share one object: there are few different ones. */
export function scoreHarm(
  people: People,
  exposures: Exposures,
  patient: (person: number) => PatientRecord | undefined,
  provider: Provider,
): Harm[] {
  const breach = circumstancesOf(provider)
  const known = new Map<string, Harm>()
  return Array.from({ length: people.count }, (_, person) => {
    const facts = patient(person) ?? stranger
    const exposed = exposures.of(person)
    const key = `${exposed.join('')}${facts.minor}${facts.safeAddress}${facts.deceased}`
    let harm = known.get(key)
    if (harm === undefined) {
      harm = scorePerson(exposed, facts, breach)
      known.set(key, harm)
    }
    return harm
  })
}

/** A stolen copy in unknown hands unless the provider says otherwise. */
export function circumstancesOf({ incident, speciality }: Provider): Circumstances {
  return {
    confidentiality: incident.confidentiality ?? stolen.confidentiality,
    integrity: incident.integrity ?? stolen.integrity,
    availability: incident.availability ?? stolen.availability,
    malicious: incident.malicious ?? stolen.malicious,
    speciality,
  }
}
