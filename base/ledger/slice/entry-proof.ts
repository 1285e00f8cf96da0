import { createHash } from 'node:crypto'
import type { ProofFiles } from '../verify/proof-files.ts'
import type { Verification, VerifyOptions } from '../verify/verify-ledger.ts'
import { encodeSliceLine, type SliceEntry, sliceNames } from './slice-format.ts'
import { sliceFolder, verifyEntry } from './verify-slice.ts'

/** First line of a file that proves one entry. */
export const entryProofHead = 'cordon entry proof 1'

/** A file is larger than this only when it is none: an entry, 64 hashes and a signed note. */
export const mostProofBytes = 1 << 20

/** The proof of one entry as a text file: what it is, the log's key, the entry with its hashes, an empty line, the signed checkpoint they lead to. */
export const encodeEntryProof = (vkey: string, checkpoint: string, entry: SliceEntry): string =>
  [entryProofHead, vkey, encodeSliceLine(entry), '', checkpoint].join('\n')

/**
 * Checks the proof of one entry offline: the checkpoint and its signature, the entry's form, and that it lies in that very log. Never throws for what is
 * wrong in the file: that is the answer.
 */
export function verifyEntryProof(name: string, bytes: Uint8Array, options: VerifyOptions = {}): Promise<Verification> {
  const [, vkey = '', line = '', empty, ...note] = Buffer.from(bytes).toString('latin1').split('\n')
  const files = new Map([
    [sliceNames.vkey, `${vkey}\n`],
    // The one form has an empty line there; without it there is no note.
    [sliceNames.checkpoint, empty === '' ? note.join('\n') : ''],
    [sliceNames.entries, `${line}\n`],
  ])
  return verifyEntry(filesOf(name, files), options)
}

function filesOf(name: string, files: ReadonlyMap<string, string>): ProofFiles {
  const read = (path: string): Uint8Array | undefined => {
    const text = path.startsWith(sliceFolder) ? files.get(path.slice(sliceFolder.length)) : undefined
    return text === undefined ? undefined : Buffer.from(text, 'latin1')
  }
  return {
    name,
    list: () => [...files.keys()].map((path) => sliceFolder + path),
    read: async (path) => read(path),
    hash: async (path) => {
      const bytes = read(path)
      return bytes && createHash('sha256').update(bytes).digest('hex')
    },
    close() {},
  }
}
