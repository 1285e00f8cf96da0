import { mostEntryBytes } from '../tiles/entry-bundle.ts'
import { canonicalJson } from './canonical-json.ts'
import { complaintAbout, complaintAboutShape } from './check-entry.ts'
import type { LedgerEntry } from './entry.ts'
import type { EntryKinds } from './kinds.ts'

/** An entry that must not be written: a defect of the code that made it, and the last wall before personal data in a log. */
export class EntryRefused extends Error {
  constructor(why: string) {
    super(`The ledger refuses an entry: ${why}`)
    this.name = 'EntryRefused'
  }
}

/** The bytes of an entry as they are hashed and kept. Throws `EntryRefused`. */
export function encodeEntry(entry: LedgerEntry, kinds: EntryKinds): Uint8Array {
  const complaint = complaintAbout(entry, kinds)
  if (complaint !== undefined) throw new EntryRefused(complaint)
  const bytes = Buffer.from(canonicalJson(entry))
  if (bytes.length > mostEntryBytes) throw new EntryRefused(`it is longer than ${mostEntryBytes} bytes`)
  return bytes
}

/** Reads an entry back, to the letter: the entry, or in words why these bytes are none. */
export function decodeEntry(bytes: Uint8Array): LedgerEntry | string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (/[^\x20-\x7e]/.test(text)) return 'it holds bytes that are not printable ASCII'
  try {
    const entry: unknown = JSON.parse(text)
    const complaint = complaintAboutShape(entry)
    if (complaint !== undefined) return complaint
    return canonicalJson(entry) === text ? (entry as LedgerEntry) : 'it is not canonical JSON'
  } catch {
    return 'it is not JSON'
  }
}
