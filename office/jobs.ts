import { destroyCaseKey, mailAlarm, mailMessages, type OfficeJob, postAlarm } from './access/index.ts'
import { findingsJobs } from './findings/index.ts'
import { incidentJobs } from './incidents/index.ts'

/** Every job of the office; servers, workers and tests open their queue with this list. */
export const officeJobs: readonly OfficeJob<never>[] = [
  destroyCaseKey,
  mailMessages,
  mailAlarm,
  postAlarm,
  ...incidentJobs,
  ...findingsJobs,
]
