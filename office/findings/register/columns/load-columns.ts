import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Transaction } from '../../../../base/store/index.ts'
import { ColumnsBuilder, type RegisterColumns } from './columns.ts'

const slice = 20_000

/** The columns of a run's register, read in slices so that others get their turn. */
export async function loadColumns(trx: Transaction, caseId: string, run: string): Promise<RegisterColumns> {
  const { last } = await trx
    .selectFrom('people')
    .select((of) => of.fn.max('person').as('last'))
    .where('case_id', '=', caseId)
    .where('run_id', '=', run)
    .executeTakeFirstOrThrow()
  const count = last === null ? 0 : last + 1
  const columns = new ColumnsBuilder()
  for (let from = 0; from < count; from += slice) {
    const rows = await trx
      .selectFrom('people')
      .select(['person', 'outcome', 'band', 'score', 'residence', 'addressee', 'places', 'decided'])
      .select([
        sql<string>`array_to_string(flags, ' ')`.as('flags'),
        sql<string>`array_to_string(elements, ' ')`.as('elements'),
      ])
      .where('case_id', '=', caseId)
      .where('run_id', '=', run)
      .where('person', '>=', from)
      .where('person', '<', from + slice)
      .execute()
    for (const row of rows) columns.add(row)
    await nextTurn()
  }
  return columns.build()
}
