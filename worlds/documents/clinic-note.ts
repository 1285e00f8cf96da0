import { dateAs } from '../calendar.ts'
import type { Person } from '../people/person.ts'
import { spokenName } from '../people/person.ts'
import { type Mask, mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { escapeXml } from './escape-xml.ts'
import { idLine, spacedPhone, writtenDate } from './patient-lines.ts'
import { sentenceCase } from './referral-letter.ts'

interface Text {
  paragraphs: string[]
  shows: Mask
}

/** A note in running text about one visit. Everything that tells the person stands in sentences, nothing in a table. */
export function noteText(world: World, person: Person, number: number): Text {
  const random = world.random('note', number)
  if (world.mix === 'hk' && person.chinese !== '' && random.chance(0.3)) return chineseNote(world, person, number)
  const record = world.record(person)
  const visit = random.pick(record.visits)
  const title = person.sex === 'F' ? 'Ms' : 'Mr'
  const she = person.sex === 'F' ? 'She' : 'He'
  const name = `${title} ${spokenName(person, world.mix)}`
  let shows = mask('name', 'appointment', 'clinical-note', 'diagnosis') | visit.condition.flags
  const who: string[] = []
  const id = idLine(world.mix, random, person)
  if (person.nationalId !== '' && random.chance(0.5)) {
    who.push(`${id.label} ${id.value}`)
    shows |= id.shows
  }
  if (person.isPatient && random.chance(0.4)) {
    who.push(`${world.mix === 'us' ? 'MRN' : 'patient no.'} ${person.chart}`)
    shows |= mask('medical-record-number')
  }
  if (who.length === 0 || random.chance(0.5)) {
    who.push(`born ${writtenDate(world.mix, person.born)}`)
    shows |= mask('date-of-birth')
  }
  const sentences = [
    `${name} (${who.join(', ')}) attended ${visit.site} on ${writtenDate(world.mix, visit.day)}.`,
    `${she} was seen by ${visit.doctor} for ${sentenceCase(visit.condition.text)}.`,
  ]
  const line = record.prescriptions.find(({ day }) => day === visit.day)
  if (line !== undefined) {
    sentences.push(`${line.drug.name} ${line.drug.dose} ${line.drug.frequency} was prescribed for ${line.days} days.`)
    shows |= mask('medication') | line.drug.flags
  }
  if (random.chance(0.4)) {
    sentences.push(`${she} can be reached on ${spacedPhone(world.mix, random, person.mobile)}.`)
    shows |= mask('phone')
  }
  return {
    paragraphs: [
      'Clinic note',
      sentences.join(' '),
      random.pick(['Plan: review as needed.', 'Plan: repeat tests before next visit.']),
    ],
    shows,
  }
}

function chineseNote(world: World, person: Person, number: number): Text {
  const random = world.random('chinese-note', number)
  const visit = random.pick(world.record(person).visits)
  const title = person.sex === 'F' ? '女士' : '先生'
  const site = world.clinic.sites.find(({ name }) => name === visit.site)!.chinese
  const withId = person.nationalId !== ''
  const who = withId ? `身份證號碼 ${person.nationalId}` : `出生日期 ${dateAs.chinese(person.born)}`
  const sentences = `${person.chinese}${title}（${who}）於${dateAs.chinese(visit.day)}到${site}覆診，診斷為${visit.condition.chinese}。聯絡電話：${spacedPhone('hk', random, person.mobile)}。`
  const shows = mask('name', 'appointment', 'clinical-note', 'diagnosis', 'phone') | visit.condition.flags
  return {
    paragraphs: ['診症紀錄', sentences, '四星期後再覆診。'],
    shows: shows | mask(withId ? 'hkid' : 'date-of-birth'),
  }
}

/** The note as plain text, RTF or HTML. */
export function clinicNote(world: World, person: Person, number: number, form: 'txt' | 'rtf' | 'html'): Document {
  const { paragraphs, shows } = noteText(world, person, number)
  const showing = new Showing()
  showing.show(person, shows)
  const [bytes, type] = {
    txt: () => [`${paragraphs.join('\r\n\r\n')}\r\n`, 'text/plain'] as const,
    rtf: () => [rtf(paragraphs), 'application/rtf'] as const,
    html: () => [html(paragraphs), 'text/html'] as const,
  }[form]()
  return { name: `note_${7000 + number}.${form}`, bytes: Buffer.from(bytes), type, showing }
}

const html = ([title, ...paragraphs]: string[]): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${escapeXml(title!)}</title></head>\n<body><h1>${escapeXml(title!)}</h1>\n${paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n')}\n</body></html>\n`

function rtf(paragraphs: readonly string[]): string {
  const coded = (text: string) =>
    text
      .replace(/[\\{}]/g, (sign) => `\\${sign}`)
      .replace(/[\u0080-\uffff]/g, (sign) => `\\u${(sign.charCodeAt(0) << 16) >> 16}?`)
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Calibri;}}\n\\f0\\fs22 ${paragraphs.map((text) => `${coded(text)}\\par`).join('\n')}\n}\n`
}
