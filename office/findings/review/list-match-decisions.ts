import Type from 'typebox'
import { personId } from '../../../engine/case/index.ts'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, uuid, type Work } from '../../access/index.ts'
import { type DecisionWords, placeOfDecision } from './review-words.ts'
import { whyUndone } from './undo-decision.ts'

const decision = closed({
  decision_id: uuid,
  run_id: uuid,
  person: count,
  person_id: Type.String(),
  round: count,
  outcome: Type.Enum(['same', 'none', 'unsure']),
  patient_id: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  by: Type.String(),
  mine: Type.Boolean(),
  at: instant,
  /** A run has taken it in: only `reopen-match` takes it back. */
  taken_in: Type.Boolean(),
  undone: Type.Optional(closed({ at: instant, by: Type.String(), reason: Type.Optional(Type.String()) })),
})

export const listMatchDecisions = defineAction({
  name: 'list-match-decisions',
  summary:
    'decisions about doubtful matches, newest first, with whose they are, what became of them, and which were undone',
  scope: 'case',
  permission: 'review-people',
  effect: 'read',
  personal: true,
  input: closed({
    ...ofCase,
    mine: Type.Optional(Type.Boolean()),
    /** `next` of the page before. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  output: closed({ decisions: Type.Array(decision), waiting: count, next: Type.Optional(count) }),
  async run(work, { mine = false, before, limit = 50 }) {
    const takenTo = await takenIn(work)
    const rows = await pageOf(work, mine, before, limit)
    const people = [
      ...new Set(rows.flatMap(({ made_by, undone_by }) => [made_by, ...(undone_by === null ? [] : [undone_by])])),
    ]
    const names = await namesOfPeople(work.office, work.trx, people)
    const nameOf = (id: string) => names.get(id)?.name ?? ''
    const last = rows.length < limit ? undefined : rows.at(-1)
    return {
      decisions: rows.map((row) => ({
        ...{ decision_id: row.id, run_id: row.run_id, person: row.person, person_id: personId(row.person) },
        ...{ round: row.round, outcome: row.outcome, by: nameOf(row.made_by), at: row.made_at.toISOString() },
        ...spoken(work.open<DecisionWords>(placeOfDecision(row.id), row.words)),
        mine: row.made_by === work.caller.accountId,
        taken_in: BigInt(row.seq) <= takenTo,
        ...undoing(work, row, nameOf),
      })),
      waiting: await countWaiting(work, takenTo),
      ...(last !== undefined && { next: Number(last.seq) }),
    }
  },
})

function pageOf({ trx, caseId, caller }: Work, mine: boolean, before: number | undefined, limit: number) {
  let page = trx.selectFrom('match_decisions').selectAll().where('case_id', '=', caseId)
  if (mine) page = page.where('made_by', '=', caller.accountId)
  if (before !== undefined) page = page.where('seq', '<', String(before))
  return page.orderBy('seq', 'desc').limit(limit).execute()
}

const spoken = ({ patient_id, reason }: DecisionWords) => ({
  ...(patient_id !== null && { patient_id }),
  ...(reason !== undefined && { reason }),
})

function undoing(
  work: Work,
  row: { id: string; undone_at: Date | null; undone_by: string | null; undone_why: Uint8Array | null },
  nameOf: (id: string) => string,
) {
  if (row.undone_at === null) return {}
  const reason = whyUndone(work, row)
  const by = row.undone_by === null ? '' : nameOf(row.undone_by)
  return { undone: { at: row.undone_at.toISOString(), by, ...(reason !== undefined && { reason }) } }
}

/** `seq` of the last decision that the register of the case has taken in. */
export async function takenIn({ trx, caseId }: Work): Promise<bigint> {
  const { last } = await trx
    .selectFrom('runs')
    .select((of) => of.fn.max('decided_to').as('last'))
    .where('case_id', '=', caseId)
    .where('state', 'in', ['resolving', 'done'])
    .executeTakeFirstOrThrow()
  return BigInt(last ?? '0')
}

/** Decisions that no run has taken in yet, and decisions taken back since. */
export async function countWaiting({ trx, caseId }: Work, takenTo: bigint): Promise<number> {
  const to = String(takenTo)
  const { waiting } = await trx
    .selectFrom('match_decisions')
    .select((of) => of.fn.countAll<string>().as('waiting'))
    .where('case_id', '=', caseId)
    .where((is) =>
      is.or([
        is.and([is('seq', '>', to), is('undone_at', 'is', null), is('choice', 'is not', null)]),
        is.and([is('seq', '<=', to), is('undone_seq', '>', to)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(waiting)
}
