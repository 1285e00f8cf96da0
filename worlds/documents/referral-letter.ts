import type { Person } from '../people/person.ts'
import { mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { docxBytes } from './docx-bytes.ts'
import { patientLines, writtenDate } from './patient-lines.ts'

const specialists = [
  'Cardiology',
  'Orthopaedics',
  'Gastroenterology',
  'Dermatology',
  'General Surgery',
  'Ophthalmology',
]

/** A letter of referral as DOCX: header block, salutation, history, medication, request. */
export async function referralLetter(world: World, person: Person, number: number): Promise<Document> {
  const random = world.random('referral', number)
  const record = world.record(person)
  const visit = record.visits.at(-1)!
  const { condition } = visit
  const lines = patientLines(world.mix, random, person)
  const title = person.sex === 'F' ? 'Ms' : 'Mr'
  const drugs = record.prescriptions.slice(-2).map(({ drug }) => drug)
  const paragraphs = [
    world.clinic.name,
    writtenDate(world.mix, visit.day),
    `To: ${random.pick(specialists)} Department`,
    'Dear Colleague,',
    `Thank you for seeing ${title} ${person.family}, whom we are referring for ${sentenceCase(condition.text)}.`,
    drugs.length > 0
      ? `Current medication: ${drugs.map(({ name, dose, frequency }) => `${name} ${dose} ${frequency}`).join('; ')}.`
      : 'There is no regular medication.',
    record.allergies.length > 0 ? `Allergy: ${record.allergies.join(', ')}.` : 'No known drug allergies.',
    'We would be grateful for your opinion and further management.',
    'Yours sincerely,',
    visit.doctor,
  ]
  const showing = new Showing()
  for (const { shows } of lines) showing.show(person, shows)
  showing.show(person, mask('name', 'referral', 'diagnosis') | condition.flags)
  showing.debate(person, mask('clinical-note'))
  for (const drug of drugs) showing.show(person, mask('medication') | drug.flags)
  if (record.allergies.length > 0) showing.show(person, mask('allergy'))
  const bytes = await docxBytes(`Referral ${number}`, [
    paragraphs.slice(0, 4),
    lines.map(({ label, value }) => [label, value]),
    paragraphs.slice(4),
  ])
  return {
    name: `Referral_${2000 + number}.docx`,
    bytes,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    showing,
  }
}

/** A diagnosis inside a sentence keeps names and abbreviations but loses its leading capital. */
export function sentenceCase(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(Helicobacter|Parkinson)/.test(text)
    ? text[0]!.toLowerCase() + text.slice(1)
    : text
}
