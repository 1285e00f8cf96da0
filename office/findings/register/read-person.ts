import Type from 'typebox'
import { countsPerson, type DutiesAnswer, type Duty } from '../../../engine/duties/index.ts'
import { readExplanation } from '../../../engine/people/index.ts'
import { closed, count, defineAction, instant, notFound, ofCase, uuid, type Work } from '../../access/index.ts'
import { callsOf } from '../callers/calls-of.ts'
import { resultOf } from '../runs/result-of.ts'
import { currentRun } from './current-run.ts'
import { personLine, personLines } from './person-line.ts'
import { openProof, type PersonWords, placeOfWords } from './person-words.ts'
import { registerOf } from './register-of.ts'

const text = Type.String()
const optionalText = Type.Optional(text)

export const readPerson = defineAction({
  name: 'read-person',
  summary:
    'one person of the register: what was seen of them and where, why it is them, how bad it is and why, whom to write to, which duties count them',
  scope: 'case',
  permission: 'see-register',
  effect: 'read',
  personal: true,
  subject: ({ run_id, person }) => `${run_id} ${person}`,
  input: closed({ ...ofCase, run_id: uuid, person: count }),
  output: closed({
    ...personLine,
    run_id: uuid,
    /** False where a newer run has another register. */
    current: Type.Boolean(),
    birth: optionalText,
    language: optionalText,
    minor: Type.Optional(Type.Boolean()),
    deceased: Type.Optional(Type.Boolean()),
    safe_address: Type.Optional(Type.Boolean()),
    addressee_name: optionalText,
    address_lines: Type.Array(text),
    /** What the person is found by: numbers, phones, e-mails, names. */
    lookups: Type.Array(closed({ kind: text, value: text })),
    why: text,
    /** The same by field, in bits: above 0 speaks for it. */
    weights: Type.Array(closed({ field: text, how: text, bits: Type.Number() })),
    /** One sentence per term of the harm's formula. */
    reasons: Type.Array(text),
    /** When the call desk spoke with them: answered, or passed on to the privacy officer. */
    calls: Type.Array(closed({ at: instant, outcome: text })),
    /** The first 200; `places` counts all. */
    seen: Type.Array(closed({ element: text, confidence: Type.Number(), item: text, location: text })),
    duties: Type.Array(
      closed({
        id: text,
        jurisdiction: text,
        law: text,
        duty: text,
        binding: text,
        status: text,
        due: Type.Union([text, Type.Null()]),
        /** place: the law counts people who live there. everybody: it counts all who are affected. */
        counts: Type.Enum(['place', 'everybody']),
      }),
    ),
  }),
  async run(work, { run_id: run, person }) {
    const row = await rowOf(work, run, person)
    const words = work.open<PersonWords>(placeOfWords(run, person), row.words)
    const proof = openProof(work.open, run, row)
    const [line] = await personLines(work, run, await registerOf(work, run), [person])
    const { why, reasons, places, lookups, birth } = proof
    return {
      ...line!,
      run_id: run,
      current: (await currentRun(work)) === run,
      ...ownWords(words),
      ...(birth !== undefined && { birth }),
      address_lines: words.address_lines ?? [],
      lookups,
      why,
      weights: readExplanation(why),
      reasons,
      seen: places,
      duties: await dutiesOf(work, run, line!.residence),
      calls: await callsOf(work, run, person),
    }
  },
})

async function rowOf({ trx, caseId }: Work, run: string, person: number) {
  const row = await trx
    .selectFrom('people')
    .innerJoin('runs', (join) =>
      join.onRef('runs.id', '=', 'people.run_id').onRef('runs.case_id', '=', 'people.case_id'),
    )
    .select(['person', 'people.words', 'proof'])
    .where('people.case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('person', '=', person)
    .where('runs.state', '=', 'done')
    .executeTakeFirst()
  if (row === undefined) throw notFound('person')
  return row
}

function ownWords({ language, minor, deceased, safe_address, addressee_name }: PersonWords) {
  return {
    ...(language !== undefined && language !== '' && { language }),
    ...(minor !== undefined && { minor }),
    ...(deceased !== undefined && { deceased }),
    ...(safe_address !== undefined && { safe_address }),
    ...(addressee_name !== undefined && addressee_name !== '' && { addressee_name }),
  }
}

async function dutiesOf(work: Work, run: string, residence: string) {
  const answer = await resultOf<DutiesAnswer>(work, run, 'duties')
  return answer.duties.flatMap((duty: Duty) => {
    const counts = countsPerson(duty, residence)
    if (counts === undefined) return []
    const { id, jurisdiction, law, duty: kind, binding, status, due } = duty
    return [{ id, jurisdiction, law, duty: kind, binding, status, due, counts }]
  })
}
