import type { EntryKinds } from '../../../base/ledger/index.ts'

/**
 * What the office records beside the engine's kinds. Codes are names of actions, states and reasons from closed lists, never words
 * that somebody typed; people and cases are keyed references.
 */
export const officeKinds: EntryKinds = {
  'case.action': { subject: 'case', facts: { action: 'code' } },
  'case.refused': { subject: 'case', facts: { action: 'code', why: 'code' } },
  'case.personal-read': { subject: 'case', facts: { action: 'code' } },
  'person.personal-read': { subject: 'person-of-case', facts: { action: 'code', case: 'sha256' } },
  'item.personal-read': { subject: 'item-of-case', facts: { action: 'code', case: 'sha256' } },
  'office.action': { facts: { action: 'code' } },
  'office.refused': { facts: { action: 'code', why: 'code' } },
  'office.personal-read': { facts: { action: 'code' } },
  'approval.asked': { facts: { action: 'code', approval: 'sha256' } },
  'approval.decided': { facts: { action: 'code', approval: 'sha256', outcome: 'code' } },
  'glass.broken': { subject: 'case', facts: { role: 'code', until: 'instant' } },
  'glass.given-back': { subject: 'case', facts: {} },
  'session.started': { facts: { way: 'code' } },
  'session.refused': { facts: { way: 'code', why: 'code' } },
  'session.ended': { facts: { why: 'code' } },
  'vault.opened': { facts: { way: 'code', generation: 'count' } },
  'vault.lock-added': { facts: { kind: 'code', generation: 'count' } },
  'vault.lock-removed': { facts: { generation: 'count' } },
  'case.key-rotated': { subject: 'case', facts: { version: 'count' } },
  'case.held': { subject: 'case', facts: {} },
  'case.hold-released': { subject: 'case', facts: {} },
  'case.erased': { subject: 'case', facts: { reason: 'code' } },
  'vault.refused': { facts: { way: 'code' } },
  'store.swept': { facts: { uploads: 'count', versions: 'count', kept: 'count' } },
  'vault.sealed': { facts: { generation: 'count' } },
}
