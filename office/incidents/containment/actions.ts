import type { Action } from '../../access/index.ts'
import { confirmContainment, dropContainment, reportContainment } from './confirm-containment.ts'
import { checkConnector, listConnectors, readConnector } from './list-connectors.ts'
import { listContainments } from './list-containments.ts'
import { listRotations } from './list-rotations.ts'
import { planContainment } from './plan-containment.ts'
import { removeConnector, setConnector } from './set-connector.ts'

export const containmentActionList = [
  listConnectors,
  readConnector,
  setConnector,
  removeConnector,
  checkConnector,
  planContainment,
  confirmContainment,
  reportContainment,
  dropContainment,
  listContainments,
  listRotations,
] as const satisfies readonly Action[]
