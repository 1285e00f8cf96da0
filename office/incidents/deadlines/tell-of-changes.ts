import { membersWith, type OwnWork, tellPeople } from '../../access/index.ts'
import type { Change } from './keep-plan.ts'

/** Whose work the deadlines are. */
const readers = ['privacy-officer', 'incident-manager', 'counsel'] as const

/** Leaves one message where the deadline of a mandatory duty came, moved or fell away; not to whoever made it so. */
export async function tellOfChanges(work: OwnWork, changes: readonly Change[], by: string | null): Promise<void> {
  const { office, trx, caseId, now } = work
  if (!changes.some(({ after }) => after.binding === 'mandatory')) return
  const people = await membersWith(trx, caseId, readers, now)
  const others = people.filter((person) => person !== by)
  await tellPeople(office, trx, others, { kind: 'deadlines-changed', caseId })
}
