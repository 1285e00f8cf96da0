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
  /** What was asked for as last: to run before the entries are written. */
  follow(): Promise<void>
}

/** The work of one action, over one open transaction. */
export function startWork(
  office: Office,
  trx: Transaction,
  caller: Caller,
  roles: ReadonlySet<Role>,
  caseId: string | undefined,
): Started {
  const ends = new Map<string, () => Promise<void>>()
  const started: Opened = { entries: new Map(), wakes: [], ends }
  return {
    ...started,
    work: workOn(started, office, trx, caller, roles, caseId),
    async follow() {
      // What runs last may ask for more.
      for (let next = first(ends); next !== undefined; next = first(ends)) {
        ends.delete(next[0])
        await next[1]()
      }
    },
  }
}

interface Opened {
  entries: Started['entries']
  wakes: Started['wakes']
  ends: Map<string, () => Promise<void>>
}

const first = <Key, Value>(map: ReadonlyMap<Key, Value>): [Key, Value] | undefined => [...map][0]

function workOn(
  { entries, wakes, ends }: Opened,
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
    within: (other) => workOn({ entries, wakes, ends }, office, trx, caller, roles, other),
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
    lastly(name, follow) {
      const key = `${caseId} ${name}`
      if (!ends.has(key)) ends.set(key, follow)
    },
    afterwards: (wake) => void wakes.push(wake),
    office,
  }
}
