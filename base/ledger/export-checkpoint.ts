import { dirname } from 'node:path'
import { makeFolder, writeFileAtomically } from '../files/index.ts'
import { requestTimestamp, type TimestampService } from './timestamp/request-timestamp.ts'
import type { Timestamp } from './timestamp/verify-timestamp.ts'

/**
 * Keeps a signed (and perhaps cosigned) checkpoint as a file outside the case: on a stick, in a mail to counsel, printed. From then
 * on `./cordon verify --since` that file finds any change to the entries before it, even one made with the ledger's key.
 */
export function exportCheckpoint(note: string, file: string): void {
  makeFolder(dirname(file))
  writeFileAtomically(file, note)
}

/**
 * The same with the time of an outside service (RFC 3161) beside it, in `FILE.tsr`. The time stamp covers the file to the byte: do not
 * cosign it afterwards. Where the service fails (`TIMESTAMP_FAILED`) the checkpoint is kept all the same.
 */
export async function exportTimestamped(note: string, file: string, service: TimestampService): Promise<Timestamp> {
  exportCheckpoint(note, file)
  const { response, timestamp } = await requestTimestamp(note, service)
  writeFileAtomically(`${file}.tsr`, response)
  return timestamp
}
