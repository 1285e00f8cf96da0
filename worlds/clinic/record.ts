import { addDays, breachDay, dayBetween } from '../calendar.ts'
import { ageOn, type Person } from '../people/person.ts'
import { Random } from '../random.ts'
import type { Condition, Drug, Lab } from './catalogue.ts'
import type { Clinic } from './clinic.ts'

/** What the clinic group knows about one person's health. */
export interface ClinicalRecord {
  conditions: Condition[]
  visits: Visit[]
  prescriptions: Prescription[]
  labs: LabResult[]
  allergies: string[]
  admission: { from: string; to: string; ward: string; condition: Condition } | undefined
}

export interface Visit {
  number: number
  day: string
  time: string
  site: string
  doctor: string
  condition: Condition
  fee: number
}

export interface Prescription {
  number: number
  day: string
  drug: Drug
  condition: Condition
  doctor: string
  days: number
}

export interface LabResult {
  number: number
  day: string
  lab: Lab
  value: string
  abnormal: boolean
}

const allergens = ['Penicillin', 'Aspirin', 'Sulphonamides', 'Ibuprofen', 'Peanut', 'Shellfish', 'Latex', 'Codeine']

/** Makes one person's record. Always the same for the same world and person, so it is made again wherever it is needed. */
export function makeRecord(clinic: Clinic, seed: number, person: Person): ClinicalRecord {
  const random = new Random(seed, 'record', person.index)
  const last = person.deceased === '' ? '2026-09-25' : person.deceased
  const first = person.born > '2022-01-10' ? addDays(person.born, 14) : '2022-01-10'
  const conditions = drawConditions(clinic, random, person)
  const record: ClinicalRecord = {
    conditions,
    visits: [],
    prescriptions: [],
    labs: [],
    allergies: [],
    admission: undefined,
  }
  const days = Array.from({ length: random.between(4, 16) }, () =>
    dayBetween(random, first < last ? first : addDays(last, -90), last),
  ).sort()
  for (const [at, day] of days.entries())
    addVisit(clinic, random, record, person, day, conditions[at] ?? random.pick(conditions))
  if (random.chance(0.14)) record.allergies.push(random.pick(allergens))
  if (random.chance(0.06)) {
    const from = random.pick(days)
    record.admission = {
      from,
      to: addDays(from, random.between(1, 9)),
      ward: `Ward ${random.between(2, 9)}${random.pick(['A', 'B'])}`,
      condition: random.pick(conditions),
    }
  }
  return record
}

function drawConditions(clinic: Clinic, random: Random, person: Person): Condition[] {
  const age = ageOn(person.born, breachDay)
  const fitting = clinic.conditionsFor(person.sex, age)
  const drawn: Condition[] = []
  const want = random.pick([1, 1, 2, 2, 3])
  for (let i = 0; i < 8 && drawn.length < want; i++) {
    const next = fitting.draw(random)
    if (!drawn.includes(next)) drawn.push(next)
  }
  return drawn
}

function addVisit(
  clinic: Clinic,
  random: Random,
  record: ClinicalRecord,
  person: Person,
  day: string,
  condition: Condition,
): void {
  const number = person.index * 40 + record.visits.length
  const doctor = random.pick(clinic.doctors)
  const time = `${String(random.between(9, 18)).padStart(2, '0')}:${random.pick(['00', '10', '15', '20', '30', '40', '45', '50'])}`
  record.visits.push({
    number,
    day,
    time,
    site: random.pick(clinic.sites).name,
    doctor,
    condition,
    fee: random.between(18, 160) * 10,
  })
  for (const drug of condition.drugs)
    if (random.chance(0.6))
      record.prescriptions.push({
        number: person.index * 80 + record.prescriptions.length,
        day,
        drug,
        condition,
        doctor,
        days: random.pick([3, 5, 7, 14, 28, 56]),
      })
  for (const lab of condition.labs)
    if (random.chance(0.6)) record.labs.push(drawResult(random, person.index * 80 + record.labs.length, day, lab))
}

function drawResult(random: Random, number: number, day: string, lab: Lab): LabResult {
  if (lab.texts.length > 0) {
    const value = random.pick(lab.texts)
    return { number, day, lab, value, abnormal: value === lab.texts[0] }
  }
  const amount = lab.from + random.unit() ** 1.6 * (lab.to - lab.from)
  const abnormal = lab.high !== '' && (amount > Number(lab.high) || amount < Number(lab.low))
  return { number, day, lab, value: amount.toFixed(lab.decimals), abnormal }
}
