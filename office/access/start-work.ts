import type { Job } from '../../base/jobs/index.ts'
import type { Transaction } from '../../base/store/index.ts'
import { blindIndex, openRow, sealRow } from '../../base/vault/index.ts'
import type { Caller } from './caller.ts'
import { type Office, officeKeys } from './office.ts'
import type { Entry } from './recording/recorder.ts'
import type { Role } from './roles.ts'
import type { Work } from './work.ts'

/** What an action did beside its transaction: entries to write before the commit, by case, and whom to wake after it. */
export interface Started {
  work: Work
  entries: Map<string | undefined, Entry[]>
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
  const started = { entries: new Map<string | undefined, Entry[]>(), wakes: [] }
  return { ...started, work: workOn(started, office, trx, caller, roles, caseId) }
}

function workOn(
  { entries, wakes }: Omit<Started, 'work'>,
  office: Office,
  trx: Transaction,
  caller: Caller,
  roles: ReadonlySet<Role>,
  caseId: string | undefined,
): Work {
  const keys = () => office.keyring.caseKeys(caseId ?? officeKeys)
  const own = entries.get(caseId) ?? []
  entries.set(caseId, own)
  return {
    trx,
    now: new Date(office.clock.now()),
    caller,
    roles,
    get caseId() {
      if (caseId === undefined) throw new TypeError('this action is of no case')
      return caseId
    },
    within: (other) => workOn({ entries, wakes }, office, trx, caller, roles, other),
    keys,
    seal: (place, fields) => sealRow(keys(), place, fields),
    open: <T>(place: Parameters<Work['open']>[0], sealed: Uint8Array) => openRow(keys(), place, sealed) as T,
    token: (field, value, normalise) => blindIndex(keys(), field, value, normalise),
    newId: () => office.ids.next(),
    record: (entry) => void own.push(entry),
    async enqueue<Input>(job: Job<Input>, input: Input, key?: string) {
      const place = { ...(caseId !== undefined && { caseId }), ...(key !== undefined && { key }) }
      await office.jobs.add(job, input, { transaction: trx, ...place })
    },
    afterwards: (wake) => void wakes.push(wake),
    office,
  }
}
