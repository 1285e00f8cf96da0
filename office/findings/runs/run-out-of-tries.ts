import type { DeadEnd } from '../../../base/jobs/index.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { membersWith, type Office, tellPeople } from '../../access/index.ts'

/**
 * Ends a run of which a chunk was tried in vain: without it the run would be at work for ever. What is still queued of it finds it ended
 * and does nothing; what was read is kept, so the next run goes on from there.
 */
export async function runOutOfTries(
  office: Office,
  trx: Transaction,
  { run }: { run: string },
  { caseId, tries, failure }: DeadEnd,
): Promise<void> {
  const now = new Date(office.clock.now())
  const row = await trx
    .updateTable('runs')
    .set({ state: 'failed', failure, tries, ended_at: now })
    .where('case_id', '=', caseId!)
    .where('id', '=', run)
    .where('state', 'in', ['waiting', 'reading', 'resolving'])
    .returning('number')
    .executeTakeFirst()
  // Another part was out of tries before, or somebody stopped it.
  if (row === undefined) return
  const facts = {
    number: row.number,
    tries,
    failure: failure
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 64),
  }
  await office.recorder.write(trx, 'program', caseId!, [{ what: 'register.run-gave-up', subject: ['run', run], facts }])
  const told = await membersWith(trx, caseId!, ['privacy-officer', 'incident-manager', 'security'], now)
  await tellPeople(office, trx, told, { kind: 'run-failed', caseId: caseId!, about: run })
}
