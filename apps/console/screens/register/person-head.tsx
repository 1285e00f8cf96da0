import type { ReactNode } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { Facts } from '../../design/lists/facts.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Day } from '../../design/time/day.tsx'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { type Text, useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { bandTones } from './band-tones.ts'

export type PersonPage = OutputOf<'read-person'>

/** Who it is, how sure that is, how to reach them, and what to be careful about. */
export function PersonHead({ person }: { person: PersonPage }) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const { person_id, name, chinese_name, band, flags, outcome, residence } = person
  return (
    <section className="card">
      <div className="row">
        <h2>
          <bdi>{name === '' ? text('register.noName') : name}</bdi>
          {chinese_name !== undefined && chinese_name !== name && (
            <>
              {' '}
              <bdi lang="zh-Hant">{chinese_name}</bdi>
            </>
          )}
        </h2>
        <Badge tone={bandTones[band] ?? 'quiet'}>{text('register.harm', { band: word('band', band) })}</Badge>
      </div>
      {flags.length > 0 && (
        <div className="row">
          {flags.map((flag) => (
            <Badge key={flag} tone="warn" icon="flag">
              {word('flag', flag)}
            </Badge>
          ))}
        </div>
      )}
      <Facts
        facts={[
          { name: text('register.column.number'), value: person_id },
          { name: text('register.column.outcome'), value: word('outcome', outcome) },
          { name: text('register.column.residence'), value: placeName(residence) },
          ...rosterFacts(person, text),
        ]}
      />
    </section>
  )
}

/** What the roster knows; parts of it that it does not know are left out, and that nobody is known at all is said by the outcome. */
function rosterFacts(person: PersonPage, text: Text): { name: string; value: ReactNode }[] {
  const { patient_id, birth, language, addressee, addressee_name, address_lines, lookups } = person
  const facts: { name: string; value: ReactNode }[] = []
  if (patient_id !== undefined) facts.push({ name: text('register.patient'), value: patient_id })
  if (birth !== undefined)
    facts.push({ name: text('register.birth'), value: isDay(birth) ? <Day at={birth} /> : birth })
  if (language !== undefined) facts.push({ name: text('register.language'), value: language })
  const whom = text(`register.addressee.${addressee}`)
  const named = addressee_name === undefined ? whom : text('register.addressee.named', { whom, name: addressee_name })
  facts.push({ name: text('register.addressee'), value: named })
  if (address_lines.length > 0)
    facts.push({ name: text('register.address'), value: <bdi>{address_lines.join('\n')}</bdi> })
  if (lookups.length > 0)
    facts.push({ name: text('register.lookups'), value: <bdi>{lookups.map(({ value }) => value).join('\n')}</bdi> })
  return facts
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)
