import type { Clock } from '../clock.ts'
import { lockFolder } from '../files/index.ts'
import { type Disk, realDisk } from './disk.ts'
import { type EntryKinds, engineKinds } from './entries/kinds.ts'
import { Ledger } from './ledger.ts'
import { loadLedger } from './load-ledger.ts'
import type { Signer } from './notes/key.ts'

export interface LedgerOptions {
  signer: Signer
  clock: Clock
  /** Names the log in its checkpoints; the name of the signer's key unless given. */
  origin?: string
  /** Kinds of entries beside the engine's. */
  kinds?: EntryKinds
  /** For tests that let the power fail. */
  disk?: Disk
}

/**
 * Opens the ledger in `folder`, or begins one, and holds it for this process until `close`.
 * Throws `CASE_FOLDER_IN_USE` while another process holds it, `LEDGER_DAMAGED` where it is not as its checkpoint says.
 */
export function openLedger(folder: string, options: LedgerOptions): Ledger {
  const { signer, clock, origin = signer.verifier.name, disk = realDisk } = options
  const { unlock } = lockFolder(folder)
  try {
    const end = loadLedger(folder, origin, signer, disk)
    return new Ledger({ folder, origin, signer, clock, kinds: { ...options.kinds, ...engineKinds }, disk, end, unlock })
  } catch (error) {
    unlock()
    throw error
  }
}
