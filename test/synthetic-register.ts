import { elementSet, flagsOf, scorePerson, stolen } from '../engine/harm/index.ts'
import type { Office } from '../office/access/index.ts'
import { keepPeople } from '../office/findings/register/keep-people.ts'
import { lookupField } from '../office/findings/register/lookup.ts'
import type { Lookup, PersonEntry } from '../office/findings/register/person-words.ts'
import { vaultOf, writeSealedJson } from '../office/findings/vault-of.ts'
import { makePeople, patientNumber } from '../worlds/people/make-people.ts'
import { ageOn, indexName, type Mix, type Person } from '../worlds/people/person.ts'
import { Random } from '../worlds/random.ts'

export interface Invented {
  person: Person
  entry: PersonEntry
}

/** People who are made at once: a million of them need not be in memory together. */
const block = 50_000

/**
 * A register of invented people without a run of the engine: linked patients, some ambiguous and unlisted ones, with what was exposed of
 * them as kinds of evidence would have it. For tests and benches of what people do with a register. Patient numbers differ for all.
 */
export function* inventPeople(mix: Mix, seed: number, count: number): Generator<Invented> {
  const random = new Random(seed, 'register')
  for (let from = 0; from < count; from += block) {
    for (const person of makePeople(mix, seed + from / block, Math.min(block, count - from), 0)) {
      const at = from + person.index
      if (from > 0) person.id = patientNumber(mix, seed, at)
      yield { person, entry: entryOf(person, at, mix, random) }
    }
  }
}

/** All of them at once. */
export function inventRegister(mix: Mix, seed: number, count: number): { people: Person[]; entries: PersonEntry[] } {
  const all = [...inventPeople(mix, seed, count)]
  return { people: all.map(({ person }) => person), entries: all.map(({ entry }) => entry) }
}

const billing = ['name', 'date-of-birth', 'postal-address', 'phone', 'insurance-policy', 'billing']
const visits = ['name', 'date-of-birth', 'hkid', 'diagnosis', 'medication', 'clinical-note']
const mails = ['name', 'email', 'appointment']

function entryOf(person: Person, at: number, mix: Mix, random: Random): PersonEntry {
  const seen = [billing, visits, mails].filter(() => random.chance(0.6))
  const extra = random.chance(0.02) ? ['hiv'] : []
  const elements = [...new Set([...(seen.length === 0 ? mails : seen.flat()), ...extra])].sort()
  const facts = {
    minor: ageOn(person.born, '2026-03-02') < 18,
    safeAddress: person.safeAddress !== '',
    deceased: person.deceased !== '',
  }
  const harm = scorePerson(elementSet(elements), facts, stolen)
  const outcome = random.chance(0.03) ? 'ambiguous' : random.chance(0.05) ? 'unlisted' : 'linked'
  const name = indexName(person, mix)
  const places = elements.flatMap((element, n) =>
    Array.from({ length: 1 + random.between(0, 2) }, (_, copy) => ({
      element,
      confidence: 60 + random.between(0, 39),
      item: `share/clinic-${copy}/records-${n}.xlsx`,
      location: `sheet=Patients;row=${at + 2};col=${'ABCDEFGHIJKLMNOP'[n % 16]}`,
    })),
  )
  return {
    person: at,
    outcome,
    band: harm.band,
    score: harm.score,
    flags: flagsOf(elementSet(elements), facts),
    elements,
    grade: 'E1',
    residence: outcome === 'linked' ? person.residence : '',
    addressee: outcome !== 'linked' ? 'none' : facts.deceased ? 'next-of-kin' : facts.minor ? 'guardian' : 'self',
    places: places.length,
    decided: random.chance(0.01),
    words: {
      name,
      probability: outcome === 'linked' ? 0.999 : 0.5,
      ...(outcome === 'linked' && {
        patient_id: person.id,
        chinese_name: person.chinese,
        language: person.language,
        ...{ minor: facts.minor, safe_address: facts.safeAddress, deceased: facts.deceased },
        addressee_name: person.guardian?.name ?? '',
        address_lines: [name, ...person.address.lines],
      }),
    },
    proof: {
      why: `${mix === 'hk' ? 'hkid' : 'ssn'} equal +26.0; family equal +5.2; given equal +9.1; dob equal +14.6; prior -17.2`,
      reasons: harm.reasons,
      places,
      lookups: lookupsOf(person, name, outcome),
      birth: person.born,
    },
  }
}

function lookupsOf(person: Person, name: string, outcome: PersonEntry['outcome']): Lookup[] {
  const all = [
    ['name', name],
    ['name', person.chinese],
    ['name', person.english === '' ? '' : `${person.english} ${person.family}`],
    ...(outcome === 'linked'
      ? [
          ['patient-id', person.id],
          ['national-id', person.nationalId],
          ['phone', person.mobile],
          ['phone', person.phone],
          ['email', person.email],
        ]
      : []),
  ] as [string, string][]
  return all.filter(([, value]) => value !== '').map(([field, value]) => ({ kind: lookupField(field), value }))
}

/** Keeps the register as run `number` of the case, which is the current one from then on. Answers the id of the run. */
export async function keepSynthetic(
  office: Office,
  caseId: string,
  asker: string,
  entries: Iterable<PersonEntry>,
  number = 1,
): Promise<string> {
  const run = office.ids.next()
  await office.store.transaction({ case: caseId }, (trx) =>
    trx.insertInto('runs').values({ id: run, case_id: caseId, number, asked_by: asker, state: 'resolving' }).execute(),
  )
  await keepPeople(office, caseId, run, entries, new AbortController().signal)
  await writeSealedJson(vaultOf(office, caseId), `runs/${run}/results/duties`, noDuties)
  await office.store.transaction({ case: caseId }, async (trx) => {
    await trx.updateTable('runs').set({ state: 'done' }).where('case_id', '=', caseId).where('id', '=', run).execute()
    await trx.updateTable('cases').set({ current_run: run }).where('id', '=', caseId).execute()
  })
  return run
}

const noDuties = { as_of: '2026-03-02T09:00:00+08:00', duties: [], not_applicable: [], asks: [] }
