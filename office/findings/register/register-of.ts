import type { Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import type { RegisterColumns } from './columns/columns.ts'
import { loadColumns } from './columns/load-columns.ts'

/** The columns of a run's register: read the first time, then held. The run must be one that the caller may see. */
export function registerOf({ office, trx, caseId }: Work, run: string): Promise<RegisterColumns> {
  return holdOpen(office, caseId, 'register', run, () => loadColumns(trx, caseId, run))
}
