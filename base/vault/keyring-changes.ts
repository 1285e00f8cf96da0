import { Problem } from '../errors.ts'
import type { CaseEntry, KeyringContent } from './keyring-document.ts'
import { erased, held, wrongKey } from './vault-problem.ts'
import { type Master, newCaseKey } from './wrap-case.ts'

/** Why a case may be erased. A fixed list, because a tombstone stays for good and must hold no personal data. */
export const eraseReasons = [
  'retention-ended',
  'opened-by-mistake',
  'authority-order',
  'provider-request',
  'rehearsal-ended',
] as const
export type EraseReason = (typeof eraseReasons)[number]

/** Each change makes a new content from the old one; `now` is ISO 8601 in UTC. */
export function withCase(content: KeyringContent, master: Master, caseId: string, now: string): KeyringContent {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(caseId))
    throw new Problem('USAGE', 'A case id has 1 to 64 of a-z, 0-9 and hyphens', 'Choose another one')
  if (content.cases.some((one) => one.caseId === caseId))
    throw new Problem('USAGE', `Case ${caseId} has keys already`, 'Choose another id: ids are never used again')
  const entry: CaseEntry = {
    caseId,
    active: 1,
    data: [newCaseKey(master, caseId, 'data', 1, now)],
    lookup: newCaseKey(master, caseId, 'lookup', 1, now),
  }
  return { ...content, cases: [...content.cases, entry] }
}

/** A new data key that everything sealed from now on uses; the old ones go on opening what they sealed. */
export function withNewDataKey(content: KeyringContent, master: Master, caseId: string, now: string): KeyringContent {
  return replaceCase(content, caseId, (entry) => {
    const version = Math.max(...entry.data.map((key) => key.version)) + 1
    return { ...entry, active: version, data: [...entry.data, newCaseKey(master, caseId, 'data', version, now)] }
  })
}

/** Without one old data key. The caller has re-sealed everything that used it. Throws `VAULT_HELD`. */
export function withoutDataKey(content: KeyringContent, caseId: string, version: number): KeyringContent {
  return replaceCase(content, caseId, (entry) => {
    if (entry.hold !== undefined) throw held(caseId, entry.hold.reference)
    if (version === entry.active)
      throw new Problem('USAGE', `Key ${version} of case ${caseId} is in use`, 'Rotate first')
    return { ...entry, data: entry.data.filter((key) => key.version !== version) }
  })
}

export function withHold(content: KeyringContent, caseId: string, reference: string, now: string): KeyringContent {
  if (!/^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$/.test(reference))
    throw new Problem(
      'USAGE',
      'The reference of a hold is a file number',
      'Leave names out: 1 to 64 letters, digits, . / _ -',
    )
  return replaceCase(content, caseId, (entry) => ({ ...entry, hold: { since: now, reference } }))
}

export function withoutHold(content: KeyringContent, caseId: string): KeyringContent {
  return replaceCase(content, caseId, ({ hold: _released, ...entry }) => entry)
}

/** With a tombstone in the place of all keys of the case. Throws `VAULT_HELD`. Erasing again changes nothing. */
export function withTombstone(
  content: KeyringContent,
  caseId: string,
  reason: EraseReason,
  now: string,
): KeyringContent {
  if (!eraseReasons.includes(reason))
    throw new Problem('USAGE', 'A case is erased for a reason from the list', `Give one of ${eraseReasons.join(', ')}`)
  if (findCase(content, caseId).erased !== undefined) return content
  return replaceCase(content, caseId, ({ hold }) => {
    if (hold !== undefined) throw held(caseId, hold.reference)
    return { caseId, active: 0, data: [], erased: { at: now, reason } }
  })
}

export function findCase(content: KeyringContent, caseId: string): CaseEntry {
  const entry = content.cases.find((one) => one.caseId === caseId)
  if (entry === undefined)
    throw wrongKey('There are no keys for this case', 'Check the case id and which vault it is in')
  return entry
}

function replaceCase(content: KeyringContent, caseId: string, change: (entry: CaseEntry) => CaseEntry): KeyringContent {
  const entry = findCase(content, caseId)
  if (entry.erased !== undefined) throw erased(caseId, entry.erased.at, entry.erased.reason)
  return { ...content, cases: content.cases.map((one) => (one === entry ? change(one) : one)) }
}
