import { changedMeanwhile, notFound, type Work } from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { type Deadline, deadlineRows } from './deadline-rows.ts'

/** One deadline of the case, held until the end of the transaction. Throws `NOT_FOUND`, `CHANGED_MEANWHILE`. */
export async function holdDeadline(work: Work, id: string, version: number): Promise<Deadline> {
  await holdIncident(work)
  const [deadline] = await deadlineRows(work, id)
  if (deadline === undefined) throw notFound('deadline')
  if (deadline.version !== version) throw changedMeanwhile('deadline')
  return deadline
}
