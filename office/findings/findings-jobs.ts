import type { OfficeJob } from '../access/index.ts'
import { makeExport } from './exports/make-export.ts'
import { checkRoster } from './rosters/check-roster.ts'
import { dropRoster } from './rosters/remove-roster.ts'
import { planRun } from './runs/plan-run.ts'
import { readEvidencePart } from './runs/read-evidence-part.ts'
import { resolveRun } from './runs/resolve-run.ts'
import { takeIn } from './sources/take-in.ts'

export const findingsJobs: readonly OfficeJob<never>[] = [
  takeIn,
  planRun,
  readEvidencePart,
  resolveRun,
  makeExport,
  checkRoster,
  dropRoster,
]
