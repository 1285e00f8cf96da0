import { addDays, breachDay } from '../calendar.ts'
import { ageOn, indexName, type Person } from '../people/person.ts'
import { type Mask, mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { escapeXml } from './escape-xml.ts'
import { writtenDate } from './patient-lines.ts'
import { sentenceCase } from './referral-letter.ts'

/** The number of a patient, or the birth date of somebody who has none with this provider. */
function mark(world: World, person: Person): { text: string; shows: Mask } {
  if (person.isPatient) return { text: person.chart, shows: mask('medical-record-number') }
  return { text: `born ${writtenDate(world.mix, person.born)}`, shows: mask('date-of-birth') }
}

/** Notes for the next shift: one numbered paragraph per patient, so that what stands near a name may belong to its neighbour. */
export function handoverNote(world: World, people: readonly Person[], number: number): Document {
  const random = world.random('handover', number)
  const showing = new Showing()
  const paragraphs = people.map((person, at) => {
    const record = world.record(person)
    const condition = random.pick(record.conditions)
    const drug = record.prescriptions.find((line) => line.condition === condition)?.drug
    const known = mark(world, person)
    let shows = mask('name', 'age', 'sex', 'diagnosis', 'clinical-note') | known.shows | condition.flags
    let text = `${at + 1}. ${indexName(person, world.mix)} (${known.text}), ${ageOn(person.born, breachDay)} y ${person.sex === 'F' ? 'female' : 'male'}: ${sentenceCase(condition.text)}.`
    if (drug !== undefined) {
      text += ` On ${drug.name} ${drug.dose} ${drug.frequency}.`
      shows |= mask('medication') | drug.flags
    }
    if (random.chance(0.4)) {
      text += ` BP ${random.between(104, 158)}/${random.between(60, 96)} this morning.`
      shows |= mask('vital-sign')
    }
    showing.show(person, shows)
    return text
  })
  const title = `Handover ${world.clinic.sites[number % world.clinic.sites.length]!.name}, ${writtenDate(world.mix, addDays(breachDay, -number % 200))}`
  return {
    name: `handover_${number}.txt`,
    bytes: Buffer.from(`${[title, ...paragraphs].join('\n\n')}\n`),
    type: 'text/plain',
    showing,
  }
}

/** One day's appointments at one site, printed to HTML from the booking screen. */
export function dayList(world: World, people: readonly Person[], number: number): Document {
  const random = world.random('day-list', number)
  const showing = new Showing()
  const rows = people.map((person, at) => {
    const condition = random.pick(world.record(person).conditions)
    const withBirth = !person.isPatient || random.chance(0.5)
    showing.show(person, mask('name', 'appointment', 'phone', 'diagnosis') | condition.flags)
    if (withBirth) showing.show(person, mask('date-of-birth'))
    if (person.isPatient) showing.show(person, mask('medical-record-number'))
    const birth = withBirth ? writtenDate(world.mix, person.born) : ''
    return [
      `${9 + Math.floor(at / 4)}:${['00', '15', '30', '45'][at % 4]}`,
      indexName(person, world.mix),
      person.isPatient ? person.chart : '',
      birth,
      person.mobile,
      condition.text,
    ]
  })
  const day = writtenDate(world.mix, addDays(breachDay, 1 + (number % 20)))
  const title = `Appointments on ${day}, ${world.clinic.sites[number % world.clinic.sites.length]!.name}`
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`
  const table = [
    line(['Time', 'Patient', 'Patient No.', 'DOB', 'Phone', 'Reason'], 'th'),
    ...rows.map((row) => line(row, 'td')),
  ]
  const page = `<html><head><meta charset="utf-8"><title>${title}</title></head><body><h2>${title}</h2>\n<table border="1">\n${table.join('\n')}\n</table></body></html>\n`
  return { name: `list_${number}.html`, bytes: Buffer.from(page), type: 'text/html', showing }
}

/** A parent writes about a child: the parent's name and phone are the child's next of kin, not a patient's own. */
export function parentsLetter(world: World, child: Person, number: number): Document {
  const random = world.random('parent', number)
  const guardian = child.guardian!
  const condition = random.pick(world.record(child).conditions)
  const word = child.sex === 'F' ? 'daughter' : 'son'
  const name = world.mix === 'hk' ? `${child.family} ${child.given}` : `${child.given} ${child.family}`
  const text = `Dear Doctor,

my ${word} ${name}, born ${writtenDate(world.mix, child.born)}, was treated for ${sentenceCase(condition.text)} last month. Could we please have a letter for the school?

You can call me on ${guardian.phone}.

${guardian.name} (${guardian.relation})
`
  const showing = new Showing()
  showing.show(child, mask('name', 'date-of-birth', 'diagnosis', 'next-of-kin') | condition.flags)
  showing.debate(child, mask('phone', 'sex', 'clinical-note'))
  return { name: `parent_${number}.txt`, bytes: Buffer.from(text), type: 'text/plain', showing }
}
