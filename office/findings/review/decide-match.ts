import Type from 'typebox'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  inputInvalid,
  notAllowed,
  notFound,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { currentRun } from '../register/current-run.ts'
import { holdDecisions } from './decisions-of.ts'
import { areDisputed } from './effective-decision.ts'
import { type DecisionWords, placeOfDecision, placeOfReview, type ReviewWords } from './review-words.ts'

const input = closed({
  ...ofCase,
  run_id: uuid,
  person: count,
  outcome: Type.Enum(['same', 'none', 'unsure']),
  /** Of the candidate that it is, for `same`. */
  rank: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  reason: Type.Optional(prose),
  /** 1: first opinion. 2: second, without having seen the first. 3: settles what the two disagree on. */
  round: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
})

export const decideMatch = defineAction({
  name: 'decide-match',
  summary:
    'says of a doubtful match: the same person as that candidate, none of them, or unsure; the next run takes it in',
  scope: 'case',
  permission: 'review-people',
  effect: 'write',
  input,
  output: closed({ decision_id: uuid }),
  async run(work, { run_id: run, person, outcome, rank, reason, round = 1 }) {
    const { trx, caseId, caller, newId, seal, record } = work
    if ((outcome === 'same') !== (rank !== undefined))
      throw inputInvalid('A rank goes with "same", and with nothing else')
    await holdDecisions(trx, caseId)
    if ((await currentRun(work)) !== run) throw changedMeanwhile('register')
    const { tokens, words } = await reviewOf(work, run, person)
    const { signatures, candidates } = work.open<ReviewWords>(placeOfReview(run, person), words)
    const candidate = rank === undefined ? undefined : candidates[rank - 1]
    if (rank !== undefined && candidate === undefined) throw inputInvalid('There is no candidate of that rank')
    await checkRound(work, run, person, round)
    const id = newId()
    const sealed: DecisionWords = {
      signatures,
      patient_id: candidate?.patient_id ?? null,
      ...(reason !== undefined && { reason }),
    }
    const choice = outcome === 'unsure' ? null : (rank ?? 0)
    const row = { id, case_id: caseId, run_id: run, person, outcome, tokens, round, choice, made_by: caller.accountId }
    await trx
      .insertInto('match_decisions')
      .values({ ...row, words: seal(placeOfDecision(id), sealed) })
      .execute()
    record({ what: 'match.decided', subject: ['run', run], facts: { outcome, round } })
    return { decision_id: id }
  },
})

async function reviewOf({ trx, caseId }: Work, run: string, person: number) {
  const row = await trx
    .selectFrom('reviews')
    .select(['tokens', 'words'])
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('person', '=', person)
    .executeTakeFirst()
  if (row === undefined) throw notFound('doubtful match')
  return row
}

/** Whether this round is open to the caller. Throws `CHANGED_MEANWHILE` where somebody else was first. */
async function checkRound({ trx, caseId, caller }: Work, run: string, person: number, round: number): Promise<void> {
  const opinions = await trx
    .selectFrom('match_decisions')
    .select(['round', 'choice', 'made_by'])
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .where('person', '=', person)
    .where('undone_at', 'is', null)
    .execute()
  if (opinions.some((one) => one.round === round)) throw changedMeanwhile('doubtful match')
  if (round === 2 && !opinions.some((one) => one.round === 1)) throw inputInvalid('There is no first opinion yet')
  if (round < 3 && opinions.some(({ made_by }) => made_by === caller.accountId)) throw notAllowed('decide-match twice')
  if (round === 3 && !areDisputed(opinions)) throw inputInvalid('There is nothing to settle: nobody disagrees')
}
