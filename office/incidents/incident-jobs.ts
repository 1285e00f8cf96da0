import type { OfficeJob } from '../access/index.ts'
import { escalateTasks } from './escalations/escalate-tasks.ts'

/** Every job of this folder. */
export const incidentJobs: readonly OfficeJob<never>[] = [escalateTasks]
