import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey, joinContext } from './derive-key.ts'
import type { LockKind, LockParameters } from './openers/contract.ts'
import { damaged } from './vault-problem.ts'

/** A case key as it is kept: wrapped by the master key. */
export interface WrappedKey {
  version: number
  /** Public name of the key (`keyIdOf`). */
  id: string
  /** ISO 8601, UTC. */
  made: string
  /** Base64 of `wrapKey`. */
  wrapped: string
}

/** One way to open the vault: the master key wrapped by an opener's key. */
export interface Lock {
  id: string
  kind: LockKind
  parameters: LockParameters
  made: string
  wrapped: string
}

export interface CaseEntry {
  caseId: string
  /** Version of the data key that new objects and rows use; 0 once erased. */
  active: number
  data: WrappedKey[]
  /** The key behind names and blind indexes; undefined once erased. */
  lookup?: WrappedKey
  hold?: { since: string; reference: string }
  erased?: { at: string; reason: string }
}

export interface KeyringContent {
  format: 1
  /** 32 hex digits, for good; part of every wrapping's context. */
  id: string
  /** Grows by one with every change; a smaller one is an old copy. */
  generation: number
  masterVersion: number
  locks: Lock[]
  cases: CaseEntry[]
}

/**
 * The text of a keyring: its content as JSON, and HMAC-SHA256 of exactly that JSON text under a key derived from the master
 * key, one line each. So a hold, a tombstone or a lock cannot be changed by somebody who can only write the file.
 */
export function printKeyring(content: KeyringContent, master: Uint8Array): string {
  const json = JSON.stringify(content)
  return `${json}\n${authenticate(json, content.id, master).toString('hex')}\n`
}

/** Reads the text without checking who wrote it (the vault is still sealed). Throws `VAULT_DAMAGED`. */
export function parseKeyring(text: string): KeyringContent {
  const [json = '', mac = '', ...rest] = text.split('\n')
  let content: Partial<KeyringContent> | null
  try {
    content = JSON.parse(json)
  } catch {
    throw damaged('The keyring is not whole')
  }
  if (content?.format !== 1) throw damaged('The keyring has a format that is not known here')
  const numbers = [content.generation, content.masterVersion].every((one) => Number.isSafeInteger(one))
  if (!numbers || typeof content.id !== 'string' || !isLocks(content.locks) || !Array.isArray(content.cases))
    throw damaged('The keyring lacks a part')
  if (!/^[0-9a-f]{64}$/.test(mac) || rest.join('') !== '') throw damaged('The keyring is not whole')
  return content as KeyringContent
}

/** The locks are used before anything is authenticated; the cases are not. */
function isLocks(locks: unknown): boolean {
  return Array.isArray(locks) && locks.every(isLock)
}

function isLock(lock: Partial<Lock> | null): boolean {
  if (typeof lock !== 'object' || lock === null) return false
  const texts = [lock.id, lock.kind, lock.made, lock.wrapped].every((text) => typeof text === 'string')
  if (!texts || typeof lock.parameters !== 'object' || lock.parameters === null) return false
  return Object.values(lock.parameters).every((value) => typeof value === 'string' || typeof value === 'number')
}

/** Checks that somebody who held the master key wrote this text. Throws `VAULT_DAMAGED`. */
export function checkKeyring(text: string, master: Uint8Array): KeyringContent {
  const content = parseKeyring(text)
  const [json = '', mac = ''] = text.split('\n')
  if (!timingSafeEqual(Buffer.from(mac, 'hex'), authenticate(json, content.id, master)))
    throw damaged('The keyring was changed by somebody without the master key')
  return content
}

function authenticate(json: string, id: string, master: Uint8Array): Buffer {
  const key = deriveKey(master, Buffer.alloc(0), joinContext('cordon keyring text 1', id))
  const mac = createHmac('sha256', key).update(json).digest()
  key.fill(0)
  return mac
}
