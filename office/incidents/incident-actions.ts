import type { Action } from '../access/index.ts'
import { changeIncident } from './cases/change-incident.ts'
import { listCases } from './cases/list-cases.ts'
import { openIncident } from './cases/open-incident.ts'
import { readCase } from './cases/read-case.ts'

import { answerReporter } from './concerns/answer-reporter.ts'
import { listCaseConcerns } from './concerns/list-case-concerns.ts'
import { listConcerns } from './concerns/list-concerns.ts'
import { myConcerns } from './concerns/my-concerns.ts'
import { readConcern } from './concerns/read-concern.ts'
import { reportConcern } from './concerns/report-concern.ts'
import { triageConcern } from './concerns/triage-concern.ts'

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
] as const satisfies readonly Action[]
