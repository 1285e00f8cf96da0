import type { Action } from '../access/index.ts'
import { answerCaller } from './callers/answer-caller.ts'
import { downloadExport } from './exports/download-export.ts'
import { exportRegister } from './exports/export-register.ts'
import { listExports } from './exports/list-exports.ts'
import { drawPage, revealPage } from './items/draw-page.ts'
import { listItems } from './items/list-items.ts'
import { readItem, revealItem } from './items/read-item.ts'
import { judgeFinding } from './quality/judge-finding.ts'
import { listSamples, readSample } from './quality/read-sample.ts'
import { reviewQuality } from './quality/review-quality.ts'
import { sampleFindings } from './quality/sample-findings.ts'
import { countPeople } from './register/count-people.ts'
import { findPeople } from './register/find-people.ts'
import { listPeople } from './register/list-people.ts'
import { readPerson } from './register/read-person.ts'
import { applyDecisions } from './review/apply-decisions.ts'
import { decideMatch } from './review/decide-match.ts'
import { listMatchDecisions } from './review/list-match-decisions.ts'
import { listReviews } from './review/list-reviews.ts'
import { readReview } from './review/read-review.ts'
import { reopenMatch, undoDecision } from './review/undo-decision.ts'
import { attachRoster, offerRosters } from './rosters/attach-roster.ts'
import { beginRoster } from './rosters/begin-roster.ts'
import { listRosters } from './rosters/list-rosters.ts'
import { readRoster } from './rosters/read-roster.ts'
import { removeRoster } from './rosters/remove-roster.ts'
import { listRuns, startRun, stopRun } from './runs/start-run.ts'
import { attachFolder, attachUploads } from './sources/attach-source.ts'
import { listSources, removeSource } from './sources/list-sources.ts'
import { beginUpload, readUpload } from './uploads/begin-upload.ts'
import { discardUploads, listUploads } from './uploads/list-uploads.ts'

export const findingsActions = [
  beginUpload,
  readUpload,
  listUploads,
  discardUploads,
  attachUploads,
  attachFolder,
  listSources,
  removeSource,
  startRun,
  stopRun,
  listRuns,
  listPeople,
  countPeople,
  findPeople,
  readPerson,
  answerCaller,
  listReviews,
  readReview,
  decideMatch,
  undoDecision,
  reopenMatch,
  listMatchDecisions,
  applyDecisions,
  sampleFindings,
  listSamples,
  readSample,
  judgeFinding,
  reviewQuality,
  exportRegister,
  listExports,
  downloadExport,
  listItems,
  readItem,
  revealItem,
  drawPage,
  revealPage,
  beginRoster,
  listRosters,
  readRoster,
  removeRoster,
  offerRosters,
  attachRoster,
] as const satisfies readonly Action[]
