import type { Action } from '../access/index.ts'
import { changeIncident } from './cases/change-incident.ts'
import { listCases } from './cases/list-cases.ts'
import { openIncident } from './cases/open-incident.ts'
import { readCase } from './cases/read-case.ts'

/** Every action of this folder. */
export const incidentActions = [openIncident, changeIncident, listCases, readCase] as const satisfies readonly Action[]
