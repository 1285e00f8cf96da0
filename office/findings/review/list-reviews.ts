import Type from 'typebox'
import { sql } from '../../../base/store/index.ts'
import { personId } from '../../../engine/case/index.ts'
import { closed, count, defineAction, ofCase, uuid, type Work } from '../../access/index.ts'
import { chooseRun } from '../register/current-run.ts'
import { placeOfReview, type ReviewWords } from './review-words.ts'

const queues = ['open', 'unsure', 'second', 'disputed'] as const
type Queue = (typeof queues)[number]

/** What stands in each queue, as conditions on `r` (review) and its opinions `d1`, `d2`, `d3`. */
const conditions = {
  open: sql<boolean>`d1.id is null and d2.id is null`,
  unsure: sql<boolean>`coalesce(d3.choice, d1.choice, d2.choice) is null and coalesce(d1.id, d2.id) is not null and not (d2.id is not null and d1.choice is distinct from d2.choice)`,
  disputed: sql<boolean>`d1.id is not null and d2.id is not null and d3.id is null and d1.choice is distinct from d2.choice`,
  second: (me: string) => sql<boolean>`d1.id is not null and d2.id is null and d1.made_by <> ${me}::uuid`,
}

export const listReviews = defineAction({
  name: 'list-reviews',
  summary:
    'doubtful matches: how many wait, are decided, need a second opinion or are disputed, and the next ones of a queue',
  scope: 'case',
  permission: 'review-people',
  effect: 'read',
  personal: true,
  input: closed({
    ...ofCase,
    /** open: the clearest first. second: in an order by chance, so that some of them stand for all. */
    queue: Type.Optional(Type.Enum([...queues])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  output: closed({
    run_id: uuid,
    counts: closed({
      total: count,
      open: count,
      decided: count,
      unsure: count,
      disputed: count,
      second: count,
      twice: count,
    }),
    next: Type.Array(
      closed({
        person: count,
        person_id: Type.String(),
        name: Type.String(),
        best: Type.Number(),
        candidates: count,
      }),
    ),
  }),
  async run(work, { queue = 'open', limit = 20 }) {
    const run = await chooseRun(work)
    const rows = await inQueue(work, run, queue, limit)
    return {
      run_id: run,
      counts: await countQueues(work, run),
      next: rows.map(({ person, best, words }) => {
        const { name, candidates } = work.open<ReviewWords>(placeOfReview(run, person), words)
        return { person, person_id: personId(person), name, best, candidates: candidates.length }
      }),
    }
  },
})

/** Reviews of a run with their opinions that count, one row each. */
const opinions = (caseId: string, run: string) => sql`
  reviews r
  left join match_decisions d1 on d1.case_id = r.case_id and d1.run_id = r.run_id and d1.person = r.person and d1.round = 1 and d1.undone_at is null
  left join match_decisions d2 on d2.case_id = r.case_id and d2.run_id = r.run_id and d2.person = r.person and d2.round = 2 and d2.undone_at is null
  left join match_decisions d3 on d3.case_id = r.case_id and d3.run_id = r.run_id and d3.person = r.person and d3.round = 3 and d3.undone_at is null
  where r.case_id = ${caseId} and r.run_id = ${run}`

async function inQueue({ trx, caseId, caller }: Work, run: string, queue: Queue, limit: number) {
  const condition = queue === 'second' ? conditions.second(caller.accountId) : conditions[queue]
  const order = queue === 'second' ? sql`md5(r.run_id::text || r.person::text)` : sql`r.best desc, r.person`
  const { rows } = await sql<{ person: number; best: number; words: Uint8Array }>`
    select r.person, r.best, r.words from ${opinions(caseId, run)} and ${condition} order by ${order} limit ${limit}`.execute(
    trx,
  )
  return rows
}

async function countQueues({ trx, caseId, caller }: Work, run: string) {
  const of = (condition: ReturnType<typeof sql>) => sql`count(*) filter (where ${condition})::int`
  const { open, unsure, disputed, second } = conditions
  const { rows } = await sql<Record<'total' | Queue | 'twice', number>>`
    select count(*)::int as total, ${of(open)} as open, ${of(unsure)} as unsure, ${of(disputed)} as disputed,
      ${of(second(caller.accountId))} as second, ${of(sql`d1.id is not null and d2.id is not null`)} as twice
    from ${opinions(caseId, run)}`.execute(trx)
  const counts = rows[0]!
  return { ...counts, decided: counts.total - counts.open - counts.unsure - counts.disputed }
}
