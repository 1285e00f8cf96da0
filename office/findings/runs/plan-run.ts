import { defineOfficeJob } from '../../access/index.ts'
import { evidenceOf } from './evidence-of.ts'
import { bytesOf, partsOf } from './part.ts'
import { readEvidencePart } from './read-evidence-part.ts'
import { resolveRun } from './resolve-run.ts'
import { runOutOfTries } from './run-out-of-tries.ts'

/** Cuts the evidence into parts and queues them; the last part to be read queues the rest of the run. */
export const planRun = defineOfficeJob<{ run: string }>({
  name: 'plan-run',
  outOfTries: runOutOfTries,
  load:
    async () =>
    async (office, { run }, { caseId }) => {
      const parts = (await evidenceOf(office, caseId!)).flatMap(({ source, manifest }) => partsOf(source, manifest))
      const items = parts.reduce((sum, part) => sum + part.items.length, 0)
      const bytes = parts.reduce((sum, part) => sum + bytesOf(part), 0)
      return async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('runs')
          .set({
            state: 'reading',
            parts: parts.length,
            items,
            bytes: String(bytes),
            started_at: new Date(office.clock.now()),
          })
          .where('case_id', '=', caseId!)
          .where('id', '=', run)
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return 'stopped'
        const queue = { transaction: trx, caseId: caseId! }
        for (const { source, n } of parts)
          await office.jobs.add(readEvidencePart, { run, source, n }, { ...queue, key: `read:${run}:${source}:${n}` })
        if (parts.length === 0) await office.jobs.add(resolveRun, { run }, { ...queue, key: `resolve:${run}` })
        return { parts: parts.length }
      }
    },
})
