import type { EntryKinds } from '../base/ledger/index.ts'
import { officeKinds } from './access/index.ts'
import { findingsKinds } from './findings/index.ts'
import { incidentKinds } from './incidents/index.ts'

/** Every kind of entry that the office leaves in the ledger; each folder adds its own. */
export const entryKinds: EntryKinds = { ...officeKinds, ...incidentKinds, ...findingsKinds }
