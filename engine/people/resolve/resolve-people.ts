import type { IdentityTable } from '../link/index.ts'
import { isBareName, isSingle, nameElement, nameWords, nobody, patientNumber } from '../mentions/index.ts'
import { signatureOf } from './decided-links.ts'
import { type Entities, joinUnlinked, pickRows } from './entities.ts'
import { fieldsOf } from './mention-fields.ts'
import { identityOf, MentionTable } from './mention-table.ts'
import { nameOf } from './name-of.ts'
import { type Links, type LocatedBlock, Outcome, type Outcomes, type People, type Resolution } from './resolution.ts'
import { keyGroups, levelCount, tieToLinked } from './tie-by-keys.ts'

/** Groups rows that are one human being: equal numbers, one per person (`engine/people/dedupe`). */
export type Cluster = (rows: IdentityTable) => Uint32Array

/**
 * Turns mentions into people: each human being once.
 *
 * 1. Each mention is linked by its own identity fields.
 * 2. Mentions that carry only a key of their data set take the patient of the mentions that carry the name.
 * 3. What is left is joined by keys and linked once more, now with the fields of all its mentions together.
 * 4. What is then still nobody's, or one of several's, is de-duplicated into people of its own.
 *
 * `blocks` come in path order and are walked once; the answer depends on nothing else, so neither the number of workers nor the
 * order in which files were read can change it.
 */
export async function resolvePeople(
  blocks: Iterable<LocatedBlock> | AsyncIterable<LocatedBlock>,
  links: Links,
  cluster: Cluster,
): Promise<Resolution> {
  const table = new MentionTable()
  for await (const located of blocks) {
    const rows = identityOf(located.block)
    table.add(located, rows, links.link(rows))
  }
  for (let level = 0; level < levelCount; level++)
    tieToLinked(table, keyGroups(table, level), (mention, patient) => mayBePatient(table, mention, patient))
  const entities = joinUnlinked(table)
  const answers = links.link(entities.rows)
  settleLinked(table, entities, answers)
  return numberPeople(table, entities, answers, cluster)
}

/**
 * May a mention take the patient whose key it shares? One that shows a number of its own (identity card, birth date) is not overruled by
 * the key: the patient must then be among its own candidates.
 */
function mayBePatient(table: MentionTable, mention: number, patient: number): boolean {
  const candidates = table.candidates.get(mention)
  if (candidates?.includes(patient) === true) return true
  const fields = table.fields.get(mention)
  return !(fields?.element.some((element) => isSingle[element] === 1 && element !== patientNumber) ?? false)
}

function settleLinked(table: MentionTable, entities: Entities, answers: Outcomes): void {
  entities.members.forEach((members, at) => {
    if (answers.outcome[at] !== Outcome.linked) return
    const patient = answers.patient[at]!
    const probability = answers.probability[at]!
    if (answers.decided?.(at)) table.decided.add(patient)
    for (const mention of members) {
      table.outcome[mention] = Outcome.linked
      table.patient[mention] = patient
      table.probability[mention] = probability
    }
    if (!table.best.has(patient))
      table.best.set(patient, { probability, why: answers.why(at, patient), name: nameOf(fieldsOf(entities.rows, at)) })
  })
}

function numberPeople(table: MentionTable, entities: Entities, answers: Outcomes, cluster: Cluster): Resolution {
  const people = new PeopleBuilder()
  const person = new Uint32Array(table.count).fill(nobody)
  const ofPatient = new Map<number, number>()
  for (const patient of [...new Set(linkedPatients(table))].sort((a, b) => a - b)) {
    const best = table.best.get(patient)
    const person = people.add(Outcome.linked, patient, best?.probability ?? 1, best?.name ?? '', best?.why ?? '')
    if (table.decided.has(patient)) people.decided.add(person)
    ofPatient.set(patient, person)
  }
  for (let mention = 0; mention < table.count; mention++)
    if (table.outcome[mention] === Outcome.linked) person[mention] = ofPatient.get(table.patient[mention]!)!
  for (const outcome of [Outcome.ambiguous, Outcome.unlisted]) {
    const wanted = entities.members.flatMap((_, at) =>
      answers.outcome[at] === outcome && isSomebody(entities, at) ? [at] : [],
    )
    addRest(people, person, entities, answers, wanted, outcome, cluster)
  }
  return {
    people: people.build(),
    personOf: table.blockStart.slice(1).map((end, at) => person.subarray(table.blockStart[at]!, end)),
  }
}

/**
 * False for what only a bare name in running text stands for ("Peggy", "Ms Yuen"): it is a finding, but it can neither be told nor counted
 * as a person. Records always stand for somebody: their data set counts them.
 */
function isSomebody({ rows, records }: Entities, entity: number): boolean {
  if (records[entity] === 1) return true
  const { element, values } = fieldsOf(rows, entity)
  return values.some((value, at) => element[at] !== nameElement || !isBareName(nameWords(value)))
}

function* linkedPatients(table: MentionTable): Generator<number> {
  for (let mention = 0; mention < table.count; mention++)
    if (table.outcome[mention] === Outcome.linked) yield table.patient[mention]!
}

function addRest(
  people: PeopleBuilder,
  person: Uint32Array,
  entities: Entities,
  answers: Outcomes,
  wanted: number[],
  outcome: number,
  cluster: Cluster,
): void {
  const rows = pickRows(entities.rows, wanted)
  const groups = cluster(rows)
  const numbers = new Map<number, number>()
  wanted.forEach((entity, at) => {
    let number = numbers.get(groups[at]!)
    const candidates = answers.candidates(entity)
    if (number === undefined) {
      const probability =
        outcome === Outcome.ambiguous ? (candidates[0]?.probability ?? 0) : answers.probability[entity]!
      number = people.add(outcome, -1, probability, '', '')
      numbers.set(groups[at]!, number)
      if (outcome === Outcome.ambiguous)
        people.candidates.set(
          number,
          candidates.map((one) => ({ ...one, why: answers.why(entity, one.patient) })),
        )
    }
    people.name[number] ||= nameOf(fieldsOf(rows, at))
    if (answers.decided?.(entity)) people.decided.add(number)
    if (outcome === Outcome.ambiguous) people.doubt(number, rows, at)
    for (const mention of entities.members[entity]!) person[mention] = number
  })
}

class PeopleBuilder {
  outcome: number[] = []
  patient: number[] = []
  probability: number[] = []
  name: string[] = []
  why: string[] = []
  readonly decided = new Set<number>()
  candidates: People['candidates'] = new Map()
  doubts: People['doubts'] = new Map()

  doubt(person: number, rows: IdentityTable, row: number): void {
    const doubt = this.doubts.get(person) ?? { signatures: [], fields: [] }
    this.doubts.set(person, doubt)
    doubt.signatures.push(signatureOf(rows, row))
    const { element, part, values } = fieldsOf(rows, row)
    for (const [at, value] of values.entries()) {
      const field = { element: element[at]!, part: part[at]!, value }
      if (!doubt.fields.some((one) => one.element === field.element && one.part === field.part && one.value === value))
        doubt.fields.push(field)
    }
  }

  add(outcome: number, patient: number, probability: number, name: string, why: string): number {
    this.patient.push(patient)
    this.probability.push(probability)
    this.name.push(name)
    this.why.push(why)
    return this.outcome.push(outcome) - 1
  }

  build(): People {
    return {
      count: this.outcome.length,
      outcome: Uint8Array.from(this.outcome),
      patient: Int32Array.from(this.patient),
      probability: Float32Array.from(this.probability),
      name: this.name,
      candidates: this.candidates,
      doubts: this.doubts,
      decided: Uint8Array.from(this.outcome, (_, person) => (this.decided.has(person) ? 1 : 0)),
      why: this.why,
    }
  }
}
