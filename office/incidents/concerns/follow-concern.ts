import type { Static } from 'typebox'
import { notFound, type Office } from '../../access/index.ts'
import { type Progress, progressColumns, progressOf } from './concern-progress.ts'
import { hashOfCode } from './follow-code.ts'

/** What became of a concern that was reported without a name, by its code. For a public route, which limits tries. Throws `NOT_FOUND`. */
export async function followConcern(office: Office, code: string): Promise<Static<typeof Progress>> {
  return office.store.read('nobody', async (trx) => {
    const row = await trx
      .selectFrom('concerns')
      .select(progressColumns)
      .where('code_hash', '=', hashOfCode(code))
      .executeTakeFirst()
    if (row === undefined) throw notFound('report')
    return progressOf(office, trx, row)
  })
}
