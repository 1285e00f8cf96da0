import { createHash } from 'node:crypto'
import type { Office } from '../../office/access/index.ts'
import { actBeside } from './beside.ts'
import type { WorkedCase } from './work-case.ts'

/**
 * One hash over the whole register of a case as the office shows it: every person with outcome, score and its reasons, elements, places,
 * whom to write to. Ids of the run, and when duties are due, are left out: they are other ones for another case.
 */
export async function registerHash(office: Office, { client, case_id, run_id }: WorkedCase): Promise<string> {
  const hash = createHash('sha256')
  const { staff } = client
  const { total } = await actBeside(office, staff, 'count-people', { case_id })
  for (let person = 0; person < total; person++) {
    const shown = await actBeside(office, staff, 'read-person', { case_id, run_id, person })
    hash.update(`${JSON.stringify({ ...shown, run_id: null, duties: null })}\n`)
  }
  return `${total} people ${hash.digest('hex')}`
}
