import Type, { type Static } from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, uuid, type Work } from '../../access/index.ts'
import { concernForTriage } from './concern-for-triage.ts'
import { ConcernReport } from './concern-form.ts'
import { openConcern } from './reporting-key.ts'

const step = closed({
  kind: Type.Enum(['closed', 'duplicate', 'in-case', 'answered']),
  why: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  by: closed({ account_id: uuid, name: Type.String() }),
  at: instant,
})

export const readConcern = defineAction({
  name: 'read-concern',
  summary: 'one concern: what was reported, by whom where they said so, and what was done about it',
  scope: 'provider',
  permission: 'triage-concerns',
  effect: 'read',
  personal: true,
  input: closed({ concern_id: uuid }),
  output: closed({
    concern_id: uuid,
    code: Type.String(),
    kind: Type.String(),
    way: Type.Enum(['staff', 'anonymous']),
    state: Type.Enum(['new', 'closed', 'duplicate', 'in-case']),
    received_at: instant,
    site_id: Type.Optional(uuid),
    duplicate_of: Type.Optional(uuid),
    version: count,
    reported_by: Type.Optional(closed({ account_id: uuid, name: Type.String() })),
    /** null: it is read in its case now. */
    report: Type.Union([ConcernReport, Type.Null()]),
    /** The case, where I may see it. */
    case_id: Type.Optional(uuid),
    steps: Type.Array(step),
  }),
  async run(work, { concern_id }) {
    const { office, trx } = work
    const row = await concernForTriage(work, concern_id)
    const { code, kind, way, state, received_at, site_id, duplicate_of, version, reported_by } = row
    const names = await namesOfPeople(office, trx, reported_by === null ? [] : [reported_by])
    const inCase = await trx
      .selectFrom('case_concerns')
      .select('case_id')
      .where('concern_id', '=', concern_id)
      .executeTakeFirst()
    return {
      ...{ concern_id, code, kind, way, state, version },
      received_at: received_at.toISOString(),
      ...(site_id !== null && { site_id }),
      ...(duplicate_of !== null && { duplicate_of }),
      ...(reported_by !== null && { reported_by: { account_id: reported_by, name: names.get(reported_by)!.name } }),
      report: row.words === null ? null : await openConcern(office, trx, { ...row, words: row.words }),
      ...(inCase !== undefined && { case_id: inCase.case_id }),
      steps: await stepsOf(work, concern_id),
    }
  },
})

async function stepsOf(work: Work, concernId: string): Promise<Static<typeof step>[]> {
  const rows = await work.trx
    .selectFrom('concern_steps')
    .selectAll()
    .where('concern_id', '=', concernId)
    .orderBy('seq')
    .execute()
  const names = await namesOfPeople(
    work.office,
    work.trx,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map(({ id, kind, why, words, made_by, made_at }) => ({
    kind,
    ...(why !== null && { why }),
    ...(words !== null && { text: work.open<{ text: string }>({ table: 'concern_steps', row: id }, words).text }),
    by: { account_id: made_by, name: names.get(made_by)!.name },
    at: made_at.toISOString(),
  }))
}
