import { randomBytes } from 'node:crypto'
import { Problem } from '../errors.ts'
import { keyBytes } from './derive-key.ts'
import type { KeyringContent, Lock } from './keyring-document.ts'
import type { LockKind, LockParameters, NewLock, Opener } from './openers/contract.ts'
import { wrongKey } from './vault-problem.ts'
import { lockContext, type Master } from './wrap-case.ts'
import { unwrapKey, wrapKey } from './wrap-key.ts'

/** A lock that knows its own key already and waits for the master key to wrap. */
export interface EnrolledLock {
  kind: LockKind
  key: Buffer
  parameters: LockParameters
}

/**
 * Asks every new lock for its key, hands all of them to `use`, and zeroes them whatever happens. Shares are delivered and
 * key files written here, before anything is stored.
 */
export async function enrolling<T>(locks: readonly NewLock[], use: (locks: EnrolledLock[]) => Promise<T>): Promise<T> {
  if (locks.length === 0)
    throw new Problem(
      'USAGE',
      'A vault without a lock could never be opened',
      'Give a passphrase, shares or a key file',
    )
  const enrolled: EnrolledLock[] = []
  try {
    for (const lock of locks) enrolled.push({ kind: lock.kind, ...(await lock.enrol()) })
    return await use(enrolled)
  } finally {
    for (const { key } of enrolled) key.fill(0)
  }
}

export function newMaster(keyring: string, version: number): Master {
  return { keyring, version, bytes: randomBytes(keyBytes) }
}

/** Wraps the master key for one lock. */
export function closeLock(master: Master, { kind, key, parameters }: EnrolledLock, made: string): Lock {
  const lock = { id: randomBytes(8).toString('hex'), kind, parameters, made }
  const wrapped = wrapKey(key, master.bytes, lockContext(master.keyring, master.version, lock))
  return { ...lock, wrapped: wrapped.toString('base64') }
}

/** The master key, through whichever lock the opener fits. Throws `VAULT_WRONG_KEY` where it fits none. */
export async function openMaster(content: KeyringContent, opener: Opener): Promise<Master> {
  const locks = content.locks.filter((lock) => lock.kind === opener.kind)
  let refusal = wrongKey(`That does not open the vault (${opener.kind})`, 'Try again, or open it another way')
  for (const lock of locks) {
    try {
      const bytes = await tryLock(content, lock, opener)
      if (bytes !== undefined) return { keyring: content.id, version: content.masterVersion, bytes }
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'VAULT_WRONG_KEY') throw problem
      refusal = problem
    }
  }
  throw refusal
}

async function tryLock(content: KeyringContent, lock: Lock, opener: Opener): Promise<Buffer | undefined> {
  const key = await opener.key(lock.parameters)
  const context = lockContext(content.id, content.masterVersion, lock)
  const bytes = unwrapKey(key, Buffer.from(lock.wrapped, 'base64'), context)
  key.fill(0)
  return bytes
}
