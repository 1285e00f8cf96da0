import type { AccountTables } from './schema/accounts.ts'
import type { CaseTables } from './schema/cases.ts'
import type { ConcernTables } from './schema/concerns.ts'
import type { ContainmentTables } from './schema/containment.ts'
import type { DeadlineTables } from './schema/deadlines.ts'
import type { EndingTables } from './schema/endings.ts'
import type { FindingsTables } from './schema/findings.ts'
import type { IncidentTables } from './schema/incidents.ts'
import type { RecordTables } from './schema/records.ts'
import type { RequestTables } from './schema/requests.ts'
import type { RosterTables } from './schema/rosters.ts'
import type { SignInTables } from './schema/sign-in.ts'

export type * from './schema/accounts.ts'
export type * from './schema/cases.ts'
export type * from './schema/concerns.ts'
export type * from './schema/containment.ts'
export type * from './schema/deadlines.ts'
export type * from './schema/endings.ts'
export type * from './schema/findings.ts'
export type * from './schema/incidents.ts'
export type * from './schema/records.ts'
export type * from './schema/requests.ts'
export type * from './schema/rosters.ts'
export type * from './schema/sign-in.ts'

/** The tables of the `cordon` schema, as migrations/ makes them (a test compares). Instants are `Date`s, bigints texts. */
export interface Schema
  extends AccountTables,
    CaseTables,
    ConcernTables,
    ContainmentTables,
    DeadlineTables,
    EndingTables,
    FindingsTables,
    IncidentTables,
    RecordTables,
    RequestTables,
    RosterTables,
    SignInTables {}
