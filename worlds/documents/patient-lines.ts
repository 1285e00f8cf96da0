import { breachDay, dateAs } from '../calendar.ts'
import { plainHkid } from '../people/check-digits.ts'
import { ageOn, type Mix, type Person, spokenName } from '../people/person.ts'
import type { Random } from '../random.ts'
import { nationalIdMask } from '../tables/column.ts'
import { type Mask, mask } from '../truth/elements.ts'

/** `label: value`, and what it shows. */
export interface Line {
  label: string
  value: string
  shows: Mask
}

const dateStyle = { hk: 'monthName', us: 'slashesMonthFirst', gb: 'slashesDayFirst' } as const

export const writtenDate = (mix: Mix, day: string): string => dateAs[dateStyle[mix]](day)

/**
 * How a letter or report says whose it is: the name, and enough beside it to know the person for sure (birth date or a
 * number). Outsiders have no number with this provider in documents, so their birth date always stands there.
 */
export function patientLines(mix: Mix, random: Random, person: Person, always: 'birth' | 'some' = 'some'): Line[] {
  const lines: Line[] = [{ label: 'Patient', value: documentName(mix, random, person), shows: mask('name') }]
  const withId = person.nationalId !== '' && random.chance(0.55)
  const withChart = person.isPatient && random.chance(0.6)
  const withBirth = always === 'birth' || !(withId || withChart) || random.chance(0.7)
  if (withBirth)
    lines.push({
      label: random.pick(['Date of birth', 'DOB']),
      value: writtenDate(mix, person.born),
      shows: mask('date-of-birth'),
    })
  if (random.chance(0.5)) {
    const age = ageOn(person.born, breachDay)
    lines.push({ label: 'Sex / Age', value: `${person.sex} / ${age} y`, shows: mask('sex', 'age') })
  } else lines.push({ label: 'Sex', value: person.sex === 'F' ? 'Female' : 'Male', shows: mask('sex') })
  if (withId) lines.push(idLine(mix, random, person))
  if (withChart)
    lines.push({
      label: { hk: 'Patient No.', us: 'MRN', gb: 'Patient No.' }[mix],
      value: person.chart,
      shows: mask('medical-record-number'),
    })
  if (random.chance(0.35))
    lines.push({
      label: random.pick(['Tel', 'Phone']),
      value: spacedPhone(mix, random, person.mobile),
      shows: mask('phone'),
    })
  return lines
}

export function idLine(mix: Mix, random: Random, person: Person): Line {
  const label = { hk: random.pick(['HKID', 'HKID No.']), us: 'SSN', gb: 'NHS No.' }[mix]
  const value = mix === 'hk' && random.chance(0.3) ? plainHkid(person.nationalId) : person.nationalId
  return { label, value, shows: nationalIdMask(mix) }
}

/** The name as this clerk writes it; in Hong Kong sometimes with the Chinese name beside it. */
function documentName(mix: Mix, random: Random, person: Person): string {
  const title = person.sex === 'F' ? 'Ms' : 'Mr'
  if (mix !== 'hk' || person.chinese === '')
    return random.chance(0.3) ? `${title} ${spokenName(person, mix)}` : spokenName(person, mix)
  const romanised = random.pick([
    `${person.family.toUpperCase()} ${person.given}`,
    `${person.family.toUpperCase()}, ${person.given}`,
    `${person.family} ${person.given}`,
  ])
  const english = person.english !== '' && random.chance(0.3) ? ` ${person.english}` : ''
  const chinese = random.chance(0.3) ? ` (${person.chinese})` : ''
  return romanised + english + chinese
}

/** A phone number as people space it. */
export function spacedPhone(mix: Mix, random: Random, phone: string): string {
  if (mix === 'us') return random.chance(0.5) ? phone : phone.replace(/[()]/g, '').replace(' ', '-')
  if (mix === 'gb') return phone
  return random.pick([
    phone,
    `${phone.slice(0, 4)} ${phone.slice(4)}`,
    `${phone.slice(0, 4)}-${phone.slice(4)}`,
    `+852 ${phone.slice(0, 4)} ${phone.slice(4)}`,
  ])
}
