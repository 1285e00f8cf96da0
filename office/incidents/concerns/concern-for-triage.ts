import { notFound, type Work } from '../../access/index.ts'
import { allowedSites } from '../case/allowed-sites.ts'

/** A concern that the caller may look at: of one of the sites of their role, or of none. Throws `NOT_FOUND` for any other. */
export async function concernForTriage(work: Work, id: string) {
  const sites = await allowedSites(work, 'triage-concerns')
  const row = await work.trx.selectFrom('concerns').selectAll().where('id', '=', id).executeTakeFirst()
  const mine = row !== undefined && (sites === 'all' || row.site_id === null || sites.has(row.site_id))
  if (!mine) throw notFound('concern')
  return row
}
