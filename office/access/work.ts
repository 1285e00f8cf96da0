import type { Job } from '../../base/jobs/index.ts'
import type { Transaction } from '../../base/store/index.ts'
import type { CaseKeys, Normaliser, RowPlace } from '../../base/vault/index.ts'
import type { Caller } from './caller.ts'
import type { Office } from './office.ts'
import type { Entry } from './recording/recorder.ts'
import type { Role } from './roles.ts'

/** What an action is given: one transaction, and everything in it by the right person, time and key. */
export interface Work {
  /** Writes for an action that writes; the role that cannot write for one that reads. */
  trx: Transaction
  now: Date
  caller: Caller
  /** What the caller is here: in the case, or at the provider. */
  roles: ReadonlySet<Role>
  /** The case of an action of a case. Throws for any other: a defect of ours. */
  readonly caseId: string
  /** The same transaction in another case: one that it has just opened, or of which the caller is a member too. */
  within(caseId: string): Work
  /** Keys of the case, or of the office where there is no case. Throws `VAULT_SEALED`, `VAULT_ERASED`. */
  keys(): CaseKeys
  /** Personal fields of one row, sealed under `keys()`; `open` gives back what was sealed at the same place. */
  seal(place: RowPlace, fields: unknown): Buffer
  open<T>(place: RowPlace, sealed: Uint8Array): T
  /** The token to look a value up by; undefined for nothing. */
  token(field: string, value: string, normalise: Normaliser): string | undefined
  newId(): string
  /** One more entry beside the one that every action leaves; written in this transaction. */
  record(entry: Entry): void
  /** Queues a chunk of work in this transaction. */
  enqueue<Input>(job: Job<Input>, input: Input, key?: string): Promise<void>
  /**
   * Runs once at the end of the action, in its transaction, however often it is asked for under one name: for what follows from
   * state that several steps change.
   */
  lastly(name: string, follow: () => Promise<void>): void
  /** Runs after the commit, never when it fails: to wake somebody up, not to change state. */
  afterwards(wake: () => void): void
  office: Office
}

/** The work of a job of this program in one case: nobody's in particular. */
export type OwnWork = Omit<Work, 'caller' | 'roles' | 'within'>
