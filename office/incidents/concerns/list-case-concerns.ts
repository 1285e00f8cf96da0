import Type from 'typebox'
import { closed, defineAction, instant, namesOfPeople, ofCase, uuid } from '../../access/index.ts'
import { ConcernReport, type ConcernWords } from './concern-form.ts'

export const listCaseConcerns = defineAction({
  name: 'list-case-concerns',
  summary: 'the reports that this case began with or took in, the earliest first',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  personal: true,
  input: closed(ofCase),
  output: closed({
    concerns: Type.Array(
      closed({
        concern_id: uuid,
        code: Type.String(),
        kind: Type.String(),
        received_at: instant,
        reported_by: Type.Optional(closed({ account_id: uuid, name: Type.String() })),
        report: ConcernReport,
      }),
    ),
  }),
  async run(work) {
    const rows = await work.trx
      .selectFrom('case_concerns')
      .innerJoin('concerns', 'concerns.id', 'case_concerns.concern_id')
      .select(['concern_id', 'code', 'kind', 'received_at', 'reported_by', 'case_concerns.words'])
      .where('case_id', '=', work.caseId)
      .orderBy('received_at')
      .execute()
    const reporters = rows.flatMap(({ reported_by }) => (reported_by === null ? [] : [reported_by]))
    const names = await namesOfPeople(work.office, work.trx, reporters)
    return {
      concerns: rows.map(({ concern_id, code, kind, received_at, reported_by, words }) => ({
        ...{ concern_id, code, kind, received_at: received_at.toISOString() },
        ...(reported_by !== null && { reported_by: { account_id: reported_by, name: names.get(reported_by)!.name } }),
        report: work.open<ConcernWords>({ table: 'case_concerns', row: concern_id }, words),
      })),
    }
  },
})
