import type { Job } from '../../base/jobs/index.ts'
import type { Transaction } from '../../base/store/index.ts'
import { blindIndex, openRow, sealRow } from '../../base/vault/index.ts'
import type { Caller } from './caller.ts'
import { type Office, officeKeys } from './office.ts'
import type { Entry } from './recording/recorder.ts'
import type { Role } from './roles.ts'
import type { Work } from './work.ts'

/** What an action did beside its transaction: entries to write before the commit, and whom to wake after it. */
export interface Started {
  work: Work
  entries: Entry[]
  wakes: (() => void)[]
}

/** The work of one action, over one open transaction. */
export function startWork(
  office: Office,
  trx: Transaction,
  caller: Caller,
  roles: ReadonlySet<Role>,
  caseId: string | undefined,
): Started {
  const entries: Entry[] = []
  const wakes: (() => void)[] = []
  const keys = () => office.keyring.caseKeys(caseId ?? officeKeys)
  const work: Work = {
    trx,
    now: new Date(office.clock.now()),
    caller,
    roles,
    get caseId() {
      if (caseId === undefined) throw new TypeError('this action is of no case')
      return caseId
    },
    keys,
    seal: (place, fields) => sealRow(keys(), place, fields),
    open: <T>(place: Parameters<Work['open']>[0], sealed: Uint8Array) => openRow(keys(), place, sealed) as T,
    token: (field, value, normalise) => blindIndex(keys(), field, value, normalise),
    newId: () => office.ids.next(),
    record: (entry) => void entries.push(entry),
    async enqueue<Input>(job: Job<Input>, input: Input, key?: string) {
      const place = { ...(caseId !== undefined && { caseId }), ...(key !== undefined && { key }) }
      await office.jobs.add(job, input, { transaction: trx, ...place })
    },
    afterwards: (wake) => void wakes.push(wake),
    office,
  }
  return { work, entries, wakes }
}
