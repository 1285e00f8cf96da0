import Type, { type Static } from 'typebox'
import { personId } from '../../../engine/case/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../engine/harm/index.ts'
import { closed, count, type Work } from '../../access/index.ts'
import { addressees, elementWords, outcomes, type RegisterColumns } from './columns/columns.ts'
import { type PersonWords, placeOfWords } from './person-words.ts'

/** A person as a list shows one. */
export const personLine = {
  person: count,
  /** `P000001`: as in the CSV files of the run. */
  person_id: Type.String(),
  name: Type.String(),
  chinese_name: Type.Optional(Type.String()),
  patient_id: Type.Optional(Type.String()),
  outcome: Type.Enum([...outcomes]),
  /** Of the link, or of the best candidate. */
  probability: Type.Number(),
  score: Type.Number(),
  band: Type.String(),
  flags: Type.Array(Type.String()),
  elements: Type.Array(Type.String()),
  residence: Type.String(),
  addressee: Type.Enum([...addressees]),
  places: count,
  decided: Type.Boolean(),
}
const line = closed(personLine)
export type PersonLine = Static<typeof line>

/** The lines of some people, in the order given: names are opened, the rest comes from the columns. */
export async function personLines(
  { trx, caseId, open }: Work,
  run: string,
  columns: RegisterColumns,
  people: readonly number[],
): Promise<PersonLine[]> {
  if (people.length === 0) return []
  const rows = await trx
    .selectFrom('people')
    .select(['person', 'words'])
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('person', 'in', [...people])
    .execute()
  const sealed = new Map(rows.map(({ person, words }) => [person, words]))
  return people.map((person) => {
    const words = open<PersonWords>(placeOfWords(run, person), sealed.get(person)!)
    return { ...whoIs(words), ...whatIs(columns, person) }
  })
}

function whoIs({ name, chinese_name, patient_id, probability }: PersonWords) {
  return {
    name,
    probability,
    ...(chinese_name !== undefined && chinese_name !== '' && { chinese_name }),
    ...(patient_id !== undefined && { patient_id }),
  }
}

/** What the columns say of a person. */
export function whatIs(columns: RegisterColumns, person: number) {
  return {
    person,
    person_id: personId(person),
    outcome: outcomes[columns.outcome[person]!]!,
    score: Math.round(columns.score[person]! * 100) / 100,
    band: bands[columns.band[person]!]!,
    flags: harmFlags.filter((_, bit) => (columns.flags[person]! >>> bit) & 1),
    elements: elementNames
      .filter((_, bit) => (columns.elements[person * elementWords + (bit >>> 5)]! >>> (bit & 31)) & 1)
      .sort(),
    residence: columns.residences[columns.residence[person]!]!,
    addressee: addressees[columns.addressee[person]!]!,
    places: columns.places[person]!,
    decided: columns.decided[person] === 1,
  }
}
