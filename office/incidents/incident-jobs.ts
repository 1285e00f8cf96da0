import type { OfficeJob } from '../access/index.ts'
import { watchDeadlines } from './alarms/watch-deadlines.ts'
import { carryOutJob, checkConnectorJob, dryRunJob } from './containment/containment-jobs.ts'
import { refreshDeadlines } from './deadlines/refresh-deadlines.ts'
import { escalateTasks } from './escalations/escalate-tasks.ts'
import { makeProofPackJob } from './proofs/make-proof-pack-job.ts'
import { sealProofPackJob } from './proofs/seal-proof-pack-job.ts'

/** Every job of this folder. */
export const incidentJobs: readonly OfficeJob<never>[] = [
  escalateTasks,
  watchDeadlines,
  refreshDeadlines,
  checkConnectorJob,
  dryRunJob,
  carryOutJob,
  makeProofPackJob,
  sealProofPackJob,
]
