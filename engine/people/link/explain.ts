import { elementNames } from '../../elements/index.ts'
import { likenessWords } from '../names/index.ts'
import type { NameEvidence } from './compare-names.ts'
import type { Evidence } from './compare-records.ts'
import { agreementWords } from './compare-values.ts'
import { Field } from './records.ts'

const valueFields: [field: number, name: string][] = [
  [Field.recordNumber, 'record number'],
  [Field.birth, 'dob'],
  [Field.sex, 'sex'],
  [Field.phone, 'phone'],
  [Field.email, 'email'],
  [Field.street, 'address'],
  [Field.flat, 'flat'],
  [Field.postcode, 'postcode'],
  [Field.city, 'city'],
]

/** The fields that `explain` names, beside the elements of numbers. */
export const fieldWords = ['family', 'given', 'other names', ...valueFields.map(([, name]) => name), 'prior']

/** The weights of one pair in words: "hkid equal +26.0; family same sound +3.1; given equal +11.2; dob differs -7.5; prior -14.3". */
export function explain(evidence: Evidence, names: NameEvidence, prior: number): string {
  const parts: string[] = []
  const say = (what: string, bits: number) => parts.push(`${what} ${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`)
  if (evidence.how[Field.id] !== 0)
    say(
      `${elementNames[evidence.idElement] ?? 'id'} ${agreementWords[evidence.how[Field.id]!]}`,
      evidence.bits[Field.id]!,
    )
  if (names.familyLikeness >= 0) say(`family ${likenessWords[names.familyLikeness]}`, names.family)
  if (names.givenLikeness >= 0) say(`given ${likenessWords[names.givenLikeness]}`, names.given)
  if (names.more !== 0) say('other names', names.more)
  for (const [field, name] of valueFields) {
    const bits = evidence.bits[field]!
    if (bits === 0) continue
    const how = agreementWords[evidence.how[field]!] || (bits > 0 ? 'equal' : 'differs')
    say(`${name} ${how}`, bits)
  }
  say('prior', prior)
  return parts.join('; ')
}
