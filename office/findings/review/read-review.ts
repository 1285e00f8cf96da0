import Type from 'typebox'
import { personId } from '../../../engine/case/index.ts'
import { readExplanation } from '../../../engine/people/index.ts'
import {
  closed,
  count,
  defineAction,
  instant,
  namesOfPeople,
  notFound,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { openProof } from '../register/person-words.ts'
import { type DecisionWords, placeOfDecision, placeOfReview, type ReviewWords } from './review-words.ts'

const text = Type.String()
const field = closed({ element: text, part: text, value: text })

const opinion = closed({
  decision_id: uuid,
  round: count,
  outcome: Type.Enum(['same', 'none', 'unsure']),
  /** Rank of the candidate; 0: none of them. */
  choice: Type.Union([count, Type.Null()]),
  reason: Type.Optional(text),
  by: text,
  mine: Type.Boolean(),
  at: instant,
  /** Of an earlier run, about at least a part of the same evidence. */
  earlier: Type.Boolean(),
})

export const readReview = defineAction({
  name: 'read-review',
  summary:
    'one doubtful match: what the evidence says, side by side with each candidate of the roster, and what each field weighs',
  scope: 'case',
  permission: 'review-people',
  effect: 'read',
  personal: true,
  subject: ({ run_id, person }) => `${run_id} ${person}`,
  input: closed({ ...ofCase, run_id: uuid, person: count }),
  output: closed({
    run_id: uuid,
    person: count,
    person_id: text,
    name: text,
    fields: Type.Array(field),
    seen: Type.Array(closed({ element: text, confidence: Type.Number(), item: text, location: text })),
    /** Best first; `rank` counts from 1 and is what `decide-match` takes. */
    candidates: Type.Array(
      closed({
        rank: count,
        patient_id: text,
        name: text,
        probability: Type.Number(),
        fields: Type.Array(field),
        weights: Type.Array(closed({ field: text, how: text, bits: Type.Number() })),
      }),
    ),
    /** Hidden from whoever may still give a second opinion. */
    opinions: Type.Array(opinion),
    hidden: count,
  }),
  async run(work, { run_id: run, person }) {
    const row = await reviewOf(work, run, person)
    const words = work.open<ReviewWords>(placeOfReview(run, person), row.words)
    const opinions = await opinionsOn(work, run, person, row.tokens)
    // Whoever has none yet, and could be the second, must not know the first.
    const ofNow = opinions.filter(({ earlier }) => !earlier)
    const blind = ofNow.length === 1 && !ofNow[0]!.mine
    const shown = blind ? opinions.filter(({ earlier }) => earlier) : opinions
    return {
      run_id: run,
      person,
      person_id: personId(person),
      name: words.name,
      fields: words.fields,
      seen: openProof(work.open, run, row).places,
      candidates: words.candidates.map(({ patient_id, name, probability, why, fields }, at) => ({
        ...{ rank: at + 1, patient_id, name, probability, fields },
        weights: readExplanation(why),
      })),
      opinions: shown,
      hidden: opinions.length - shown.length,
    }
  },
})

async function reviewOf({ trx, caseId }: Work, run: string, person: number) {
  const row = await trx
    .selectFrom('reviews')
    .innerJoin('people', (join) =>
      join
        .onRef('people.case_id', '=', 'reviews.case_id')
        .onRef('people.run_id', '=', 'reviews.run_id')
        .onRef('people.person', '=', 'reviews.person'),
    )
    .select(['reviews.person', 'reviews.words', 'tokens', 'proof'])
    .where('reviews.case_id', '=', caseId)
    .where('reviews.run_id', '=', run)
    .where('reviews.person', '=', person)
    .executeTakeFirst()
  if (row === undefined) throw notFound('doubtful match')
  return row
}

/** Opinions on this match, and those of earlier runs on any part of the same evidence. */
async function opinionsOn({ trx, caseId, caller, open, office }: Work, run: string, person: number, tokens: string[]) {
  const rows = await trx
    .selectFrom('match_decisions')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .where((is) =>
      is.or([is.and([is('run_id', '=', run), is('person', '=', person)]), is('tokens', '&&', is.val(tokens))]),
    )
    .orderBy('seq')
    .execute()
  const names = await namesOfPeople(office, trx, [...new Set(rows.map(({ made_by }) => made_by))])
  return rows.map((row) => {
    const { reason } = open<DecisionWords>(placeOfDecision(row.id), row.words)
    return {
      ...{ decision_id: row.id, round: row.round, outcome: row.outcome, choice: row.choice },
      ...(reason !== undefined && { reason }),
      by: names.get(row.made_by)?.name ?? '',
      mine: row.made_by === caller.accountId,
      at: row.made_at.toISOString(),
      earlier: row.run_id !== run,
    }
  })
}
