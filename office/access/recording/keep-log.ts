import { setTimeout as wait } from 'node:timers/promises'
import { type Ledger, type Slice, type Verification, verifyProof } from '../../../base/ledger/index.ts'
import type { Store } from '../../../base/store/index.ts'
import { numberEntries } from './number-entries.ts'
import type { Recorder } from './recorder.ts'

/** The Merkle log as the office uses it: to show that it holds, and to prove single entries to outsiders. */
export interface OfficeLog {
  /** Takes in what is committed now; throws what keeps it from doing so. */
  catchUp(): Promise<number>
  /** The public key, one line. */
  vkey: string
  /** The signed note over all entries that are in the log. */
  checkpoint(): string
  /** Checks every entry, tile and signature, as `./cordon verify` does. */
  verify(): Promise<Verification>
  /** Hashes, in hex, that lead from entry `seq` to the root of the first `size` entries. */
  inclusionProof(seq: number, size: number): string[]
  /** These entries (numbers in rising order) as they lie in the log, with their proofs to the present checkpoint. */
  slice(seqs: readonly number[]): Slice
}

export interface LogKeeper extends OfficeLog {
  /** Catches up a last time, if it can, and lets go of the log. */
  stop(): Promise<void>
}

const pauseMs = 1000
/** Each batch costs several syncs of the disk, during which nobody is answered: entries of a moment go in together. */
const gatherMs = 250

/**
 * Follows the entries of the database into the log: within a second of each commit, and again after a failure. While it fails,
 * `recorder.blocked` says why and `perform` serves no personal data.
 */
export function keepLog(store: Store, ledger: Ledger, recorder: Recorder, report: (cause: unknown) => void): LogKeeper {
  const stopping = new AbortController()
  let wake = () => {}
  let queue: Promise<unknown> = Promise.resolve()
  const catchUp = () => {
    const next = queue.then(() => numberEntries(store, ledger))
    queue = next.catch(() => {})
    return next.then(
      (appended) => {
        recorder.blocked = undefined
        return appended
      },
      (cause: unknown) => {
        recorder.blocked = String((cause as { code?: string }).code ?? (cause as Error).message)
        throw cause
      },
    )
  }
  recorder.wake = () => wake()
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => {})
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const woken = new Promise<void>((done) => {
        wake = done
      })
      await catchUp().catch(report)
      await Promise.race([woken, pause(pauseMs)])
      await pause(gatherMs)
    }
  })()
  return {
    catchUp,
    vkey: ledger.vkey,
    checkpoint: () => ledger.checkpoint(),
    verify: () => verifyProof(ledger.folder, { kinds: recorder.kinds, vkey: ledger.vkey }),
    inclusionProof: (seq, size) => ledger.inclusionProof(seq, size).map((hash) => Buffer.from(hash).toString('hex')),
    slice: (seqs) => ledger.slice(seqs),
    async stop() {
      stopping.abort()
      await running
      await catchUp().catch(report)
      recorder.wake = () => {}
      ledger.close()
    },
  }
}
