import { dateAs } from '../calendar.ts'
import { plainHkid } from '../people/check-digits.ts'
import type { Person } from '../people/person.ts'
import { nationalIdMask, type PersonRow } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { type Mask, mask, nothing } from '../truth/elements.ts'
import type { World } from '../world.ts'
import type { LeakFile } from './leak-file.ts'

/** One segment and what it shows about the patient of its message. */
interface Segment {
  text: string
  shows: Mask
}

/** The interface engine's store: registrations, admissions, results and orders, one message after the other, CR segments. */
export function writeHl7(world: World): void {
  const item = 'interfaces/hl7/feed_2026-09.hl7'
  const file = world.open(item)
  for (const person of world.sources.hl7) {
    const row = rowOf(world, person, 'hl7')
    writeRegistrations(world, file, row)
    writeOrders(world, file, row)
    writeResults(world, file, row)
  }
  file.close()
}

function writeRegistrations(world: World, file: LeakFile, row: PersonRow): void {
  const { record } = row
  for (const visit of record.visits.slice(0, 9)) {
    const head = messageHead(world, 'ADT^A04', visit.number, visit.day)
    const pv1 = `PV1|1|O|${visit.site}^^^${world.clinic.sites[0]!.code}||||${doctorId(visit.doctor)}${'|'.repeat(37)}${stamp(visit.day, visit.time)}`
    send(file, row.person, head, [
      patientSegment(world, row, true),
      ...kinSegments(row),
      { text: pv1, shows: mask('appointment') },
      ...allergySegments(row),
      diagnosisSegment(visit.condition, visit.day),
    ])
  }
  if (record.admission === undefined) return
  const { from, ward, condition } = record.admission
  const head = messageHead(world, 'ADT^A01', row.person.index + 7, from)
  const pv1 = `PV1|1|I|${ward}^^^${world.clinic.sites[0]!.code}||||${doctorId(world.clinic.doctors[0]!)}${'|'.repeat(37)}${stamp(from, '09:30')}`
  send(file, row.person, head, [
    patientSegment(world, row, true),
    { text: pv1, shows: mask('admission') },
    diagnosisSegment(condition, from),
  ])
}

function writeOrders(world: World, file: LeakFile, row: PersonRow): void {
  for (const line of row.record.prescriptions.slice(0, 6)) {
    const head = messageHead(world, 'RDE^O11', line.number, line.day)
    const [amount, unit] = line.drug.dose.split(' ')
    const order = `ORC|NW|RX${line.number}`
    const rxe = `RXE|^^^${dateAs.compact(line.day)}|^${escapeHl7(line.drug.name)}|${amount}||${unit}||${line.drug.frequency}|||${line.days}`
    send(file, row.person, head, [
      patientSegment(world, row, false),
      { text: order, shows: nothing },
      { text: rxe, shows: mask('medication') | line.drug.flags },
    ])
  }
}

function writeResults(world: World, file: LeakFile, row: PersonRow): void {
  for (const [at, result] of row.record.labs.entries()) {
    const { lab } = result
    const head = messageHead(world, 'ORU^R01', result.number + at, result.day)
    const code = `${lab.loinc}^${escapeHl7(lab.name)}^LN`
    const obr = `OBR|1|L${result.number}||${code}|||${dateAs.compact(result.day)}0830`
    const range = lab.high === '' ? '' : `${lab.low}-${lab.high}`
    const obx = `OBX|1|${lab.texts.length > 0 ? 'ST' : 'NM'}|${code}||${escapeHl7(result.value)}|${escapeHl7(lab.unit)}|${range}|${result.abnormal ? 'H' : 'N'}|||F`
    const tested = mask('lab-result') | lab.flags
    send(file, row.person, head, [
      patientSegment(world, row, false),
      { text: obr, shows: tested },
      { text: obx, shows: tested },
    ])
  }
}

function send(file: LeakFile, person: Person, head: string, segments: readonly Segment[]): void {
  file.write(`${[head, ...segments.map(({ text }) => text)].join('\r')}\r`)
  for (const { shows } of segments) file.show(person, shows)
}

function messageHead(world: World, type: string, number: number, day: string): string {
  const sender = world.clinic.sites[number % world.clinic.sites.length]!.code
  return `MSH|^~\\&|CLINIC|${sender}|HUB|HQ|${stamp(day, '10:15')}||${type}|${world.clinic.sites[0]!.code}${number}|P|2.4||||||UNICODE UTF-8`
}

const stamp = (day: string, time: string): string => dateAs.compact(day) + time.replace(':', '')

/** PID. Registrations carry everything; orders and results only number, name, birth date and sex. */
function patientSegment(world: World, { seen }: PersonRow, full: boolean): Segment {
  const id = seen.nationalId
  const authority = { hk: 'HKSAR^NI', us: '', gb: 'NHS^NH' }[world.mix]
  const numbers = [`${seen.chart}^^^${world.clinic.sites[0]!.code}^MR`]
  if (full && id !== '' && world.mix !== 'us') numbers.push(`${plainHkid(id).replaceAll(' ', '')}^^^${authority}`)
  const names = [`${seen.family}^${seen.given}^^^^^L`]
  if (seen.chinese !== '') names.push(`${seen.chinese}^^^^^^L^I`)
  const { address } = seen
  const home = full
    ? `${escapeHl7(address.lines.join(', '))}^^${address.city}^${address.state}^${address.postcode}^${address.country}`
    : ''
  const phones = full ? phoneRepetitions(seen) : ''
  const ssn = full && world.mix === 'us' ? id : ''
  const text = `PID|1||${numbers.join('~')}||${names.join('~')}||${dateAs.compact(seen.born)}|${seen.sex}|||${home}||${phones}||||||${ssn}`
  let shows = mask('medical-record-number', 'name', 'date-of-birth', 'sex')
  if (full && id !== '') shows |= nationalIdMask(world.mix)
  if (full) shows |= mask('postal-address')
  if (phones !== '' && (seen.phone !== '' || seen.mobile !== '')) shows |= mask('phone')
  if (full && seen.email !== '') shows |= mask('email')
  return { text: text.replace(/\|+$/, ''), shows }
}

function phoneRepetitions({ phone, mobile, email }: Person): string {
  const parts: string[] = []
  if (phone !== '') parts.push(`${phone}^PRN^PH`)
  if (mobile !== '') parts.push(`${mobile}^PRN^CP`)
  if (email !== '') parts.push(`^NET^Internet^${email}`)
  return parts.join('~')
}

function kinSegments({ seen }: PersonRow): Segment[] {
  const kin = seen.guardian ?? seen.kin
  if (kin === undefined) return []
  const [family, ...given] = kin.name.split(' ')
  const code: Record<string, string> = {
    mother: 'MTH',
    father: 'FTH',
    spouse: 'SPO',
    brother: 'BRO',
    sister: 'SIS',
    friend: 'FND',
  }
  return [
    {
      text: `NK1|1|${family}^${given.join(' ')}|${code[kin.relation] ?? 'CHD'}^${kin.relation}||${kin.phone}`,
      shows: mask('next-of-kin'),
    },
  ]
}

const allergySegments = ({ record }: PersonRow): Segment[] =>
  record.allergies.map((allergy, at) => ({ text: `AL1|${at + 1}|DA|^${allergy}`, shows: mask('allergy') }))

const diagnosisSegment = (condition: { code: string; text: string; flags: Mask }, day: string): Segment => ({
  text: `DG1|1||${condition.code}^${escapeHl7(condition.text)}^I10||${dateAs.compact(day)}|F`,
  shows: mask('icd-code', 'diagnosis') | condition.flags,
})

const doctorId = (doctor: string): string => {
  const [, family, ...given] = doctor.split(' ')
  return `D${String(doctor.length * 37).padStart(4, '0')}^${family}^${given.join(' ')}^^^Dr`
}

const escapes: Record<string, string> = { '\\': '\\E\\', '|': '\\F\\', '^': '\\S\\', '~': '\\R\\', '&': '\\T\\' }
const escapeHl7 = (text: string): string => text.replace(/[\\|^~&]/g, (sign) => escapes[sign]!)
