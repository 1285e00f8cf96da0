import { randomBytes } from 'node:crypto'
import { CaseKeys, type DataKey } from './case-keys.ts'
import { joinContext, keyBytes, keyIdOf } from './derive-key.ts'
import type { CaseEntry, Lock, WrappedKey } from './keyring-document.ts'
import { damaged, erased } from './vault-problem.ts'
import { unwrapKey, wrapKey } from './wrap-key.ts'

/** The master key and what binds its wrappings to this keyring and this version of it. */
export interface Master {
  keyring: string
  version: number
  bytes: Buffer
}

type Purpose = 'data' | 'lookup'

/** A fresh random key of a case, wrapped. */
export function newCaseKey(
  master: Master,
  caseId: string,
  purpose: Purpose,
  version: number,
  made: string,
): WrappedKey {
  const key = randomBytes(keyBytes)
  const wrapped = wrapCaseKey(master, caseId, purpose, { version, id: keyIdOf(key), made }, key)
  key.fill(0)
  return wrapped
}

/** Unwraps every key of a case. Throws `VAULT_ERASED`, or `VAULT_DAMAGED` where one does not unwrap. */
export function openCase(master: Master, entry: CaseEntry): CaseKeys {
  const { caseId, data, lookup, erased: tombstone } = entry
  if (tombstone !== undefined || lookup === undefined)
    throw erased(caseId, tombstone?.at ?? 'an unknown time', tombstone?.reason ?? 'unknown')
  const keys = data.map((key): DataKey => {
    return { version: key.version, id: key.id, bytes: openCaseKey(master, caseId, 'data', key) }
  })
  return new CaseKeys(caseId, keys, entry.active, openCaseKey(master, caseId, 'lookup', lookup))
}

/** The same keys under another master key. */
export function rewrapCase(from: Master, to: Master, entry: CaseEntry): CaseEntry {
  const again = (purpose: Purpose) => (key: WrappedKey) => {
    const bytes = openCaseKey(from, entry.caseId, purpose, key)
    const wrapped = wrapCaseKey(to, entry.caseId, purpose, key, bytes)
    bytes.fill(0)
    return wrapped
  }
  if (entry.lookup === undefined) return entry
  return { ...entry, data: entry.data.map(again('data')), lookup: again('lookup')(entry.lookup) }
}

/** What a lock's wrapping of the master key is bound to. */
export function lockContext(keyring: string, version: number, lock: Omit<Lock, 'wrapped'>): Buffer {
  const parameters = Object.entries(lock.parameters).sort(([a], [b]) => (a < b ? -1 : 1))
  return joinContext('cordon master key 1', keyring, version, lock.id, lock.kind, ...parameters.flat())
}

function wrapCaseKey(
  master: Master,
  caseId: string,
  purpose: Purpose,
  { version, id, made }: Omit<WrappedKey, 'wrapped'>,
  key: Buffer,
): WrappedKey {
  const wrapped = wrapKey(master.bytes, key, caseContext(master, caseId, purpose, version, id))
  return { version, id, made, wrapped: wrapped.toString('base64') }
}

function openCaseKey(master: Master, caseId: string, purpose: Purpose, key: WrappedKey): Buffer {
  const context = caseContext(master, caseId, purpose, key.version, key.id)
  const bytes = unwrapKey(master.bytes, Buffer.from(key.wrapped, 'base64'), context)
  if (bytes === undefined || keyIdOf(bytes) !== key.id)
    throw damaged(`The wrapped ${purpose} key ${key.version} of case ${caseId} does not open`)
  return bytes
}

function caseContext(master: Master, caseId: string, purpose: Purpose, version: number, id: string): Buffer {
  return joinContext('cordon wrapped key 1', master.keyring, master.version, caseId, purpose, version, id)
}
