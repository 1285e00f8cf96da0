import { csvLine, LineFile } from '../../base/files/index.ts'
import { nameIn, outcomeName, personId, type Register, residenceIn } from './register.ts'

/**
 * people.csv: person_id, patient_id, outcome, probability, name, elements (sorted, `;`), grade (best), harm_score, harm_band,
 * harm_flags (`;`), residence, addressee, places. Everything read from content is seen there, so the grade is E1.
 */
export function writePeople(path: string, register: Register): void {
  const file = new LineFile(path)
  file.line(
    'person_id,patient_id,outcome,probability,name,elements,grade,harm_score,harm_band,harm_flags,residence,addressee,places',
  )
  const { people, exposures, harm } = register
  for (let person = 0; person < people.count; person++) {
    const patient = register.patient(person)
    const { score, band, flags } = harm[person]!
    file.line(
      csvLine([
        personId(person),
        patient?.id ?? '',
        outcomeName(people.outcome[person]!),
        people.probability[person]!.toFixed(4),
        nameIn(register, person),
        exposures.namesOf(person).join(';'),
        'E1',
        score,
        band,
        flags.join(';'),
        residenceIn(register, person),
        patient?.addressee ?? 'none',
        exposures.places[person]!,
      ]),
    )
  }
  file.close()
}

/** harm.csv: how each person's score came about, in words: person_id, harm_score, harm_band, harm_flags (`;`), reasons. */
export function writeHarm(path: string, { people, harm }: Register): void {
  const file = new LineFile(path)
  file.line('person_id,harm_score,harm_band,harm_flags,reasons')
  for (let person = 0; person < people.count; person++) {
    const { score, band, flags, reasons } = harm[person]!
    file.line(csvLine([personId(person), score, band, flags.join(';'), reasons.join(' ')]))
  }
  file.close()
}

/** links.csv: why each linked person is that patient, field by field, from the mention that says it best: person_id, patient_id, probability, why. */
export function writeLinks(path: string, register: Register): void {
  const file = new LineFile(path)
  file.line('person_id,patient_id,probability,why')
  const { people } = register
  for (let person = 0; person < people.count; person++) {
    const patient = register.patient(person)
    if (patient !== undefined)
      file.line(csvLine([personId(person), patient.id, people.probability[person]!.toFixed(4), people.why[person]!]))
  }
  file.close()
}

/** review.csv: the candidates of each ambiguous person, best first, with the reasons: person_id, name, rank, patient_id, probability, why. */
export function writeReview(path: string, register: Register, patientId: (row: number) => string): void {
  const file = new LineFile(path)
  file.line('person_id,name,rank,patient_id,probability,why')
  for (const [person, candidates] of [...register.people.candidates].sort(([a], [b]) => a - b))
    candidates.forEach(({ patient, probability, why }, at) => {
      const cells = [
        personId(person),
        register.people.name[person]!,
        at + 1,
        patientId(patient),
        probability.toFixed(4),
        why,
      ]
      file.line(csvLine(cells))
    })
  file.close()
}
