import type { Action } from '../access/index.ts'
import { changeIncident } from './case/change-incident.ts'
import { listCases } from './case/list-cases.ts'
import { openIncident } from './case/open-incident.ts'
import { readCase } from './case/read-case.ts'

import { answerReporter } from './concerns/answer-reporter.ts'
import { listCaseConcerns } from './concerns/list-case-concerns.ts'
import { listConcerns } from './concerns/list-concerns.ts'
import { myConcerns } from './concerns/my-concerns.ts'
import { readConcern } from './concerns/read-concern.ts'
import { reportConcern } from './concerns/report-concern.ts'
import { triageConcern } from './concerns/triage-concern.ts'
import { containmentActionList } from './containment/actions.ts'
import { addExhibit } from './custody/add-exhibit.ts'
import { handOver } from './custody/hand-over.ts'
import { listExhibits, printCustody } from './custody/list-exhibits.ts'
import { listDeadlines } from './deadlines/list-deadlines.ts'
import { markDone, undoDone } from './deadlines/mark-done.ts'
import { nearThresholds } from './deadlines/near-thresholds.ts'
import { readDeadline } from './deadlines/read-deadline.ts'
import { recountDeadlines } from './deadlines/recount-deadlines.ts'
import { whatIf } from './deadlines/what-if.ts'
import { listDecisions } from './decisions/list-decisions.ts'
import { recordDecision, recordJudgement } from './decisions/record-decision.ts'
import { addLesson, readAfterAction, writeAfterAction } from './endings/after-action.ts'
import { checkClosing, closeCase, reopenCase } from './endings/close-case.ts'
import { readFinalReport } from './endings/final-report.ts'
import { readFacts } from './facts/read-facts.ts'
import { setFact } from './facts/set-fact.ts'
import { fillForm, writeForm } from './forms/fill-form.ts'
import { endHold, setHold } from './holds/set-hold.ts'
import { addMember, endMembership } from './members/change-members.ts'
import { listMembers, listStaff } from './members/list-members.ts'
import { addParty, changeParty } from './parties/add-party.ts'
import { listParties } from './parties/list-parties.ts'
import { recordContact } from './parties/record-contact.ts'
import { downloadProofPack, listProofPacks, makeProofPack, makeProofPackWithWords } from './proofs/proof-packs.ts'
import { readReadiness } from './readiness/read-readiness.ts'
import { addOwnTask } from './tasks/add-task.ts'
import { answerTask, finishTask } from './tasks/answer-task.ts'
import { dropTask, reopenTask } from './tasks/drop-task.ts'
import { assignTask, takeTask } from './tasks/give-task.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { readTask } from './tasks/read-task.ts'
import { addNote } from './timeline/add-note.ts'
import { readTimeline } from './timeline/read-timeline.ts'

/** Every action of this folder. */
export const incidentActions = [
  reportConcern,
  myConcerns,
  listConcerns,
  readConcern,
  triageConcern,
  answerReporter,
  listCaseConcerns,
  openIncident,
  changeIncident,
  listCases,
  readCase,
  listTasks,
  readTask,
  addOwnTask,
  takeTask,
  assignTask,
  answerTask,
  finishTask,
  dropTask,
  reopenTask,
  setFact,
  readFacts,
  recordDecision,
  recordJudgement,
  listDecisions,
  listDeadlines,
  readDeadline,
  markDone,
  undoDone,
  whatIf,
  nearThresholds,
  recountDeadlines,
  setHold,
  endHold,
  addNote,
  readTimeline,
  addParty,
  changeParty,
  recordContact,
  listParties,
  addExhibit,
  handOver,
  listExhibits,
  printCustody,
  listMembers,
  listStaff,
  addMember,
  endMembership,
  ...containmentActionList,
  checkClosing,
  closeCase,
  reopenCase,
  fillForm,
  writeForm,
  readAfterAction,
  writeAfterAction,
  addLesson,
  readFinalReport,
  makeProofPack,
  makeProofPackWithWords,
  listProofPacks,
  downloadProofPack,
  readReadiness,
] as const satisfies readonly Action[]
