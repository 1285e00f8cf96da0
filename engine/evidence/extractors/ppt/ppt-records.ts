/** One record of a PowerPoint stream ([MS-PPT] 2.3.1): containers hold records, atoms hold data. */
export interface PptRecord {
  type: number
  instance: number
  /** Where the record's header begins in the stream. */
  at: number
  /** The containers it lies in, outermost first, by type. */
  within: readonly PptRecord[]
  data: Buffer
}

const containerVersion = 0xf
const deepest = 40

/** All records of a stream in order, containers before what they hold. Ends quietly at damage. */
export function* pptRecords(
  stream: Buffer,
  from = 0,
  end = stream.length,
  within: readonly PptRecord[] = [],
): Iterable<PptRecord> {
  let at = from
  while (at + 8 <= end) {
    const head = stream.readUInt16LE(at)
    const type = stream.readUInt16LE(at + 2)
    const length = stream.readUInt32LE(at + 4)
    const next = at + 8 + length
    const last = Math.min(next, end)
    const record: PptRecord = { type, instance: head >> 4, at, within, data: stream.subarray(at + 8, last) }
    yield record
    if ((head & 0xf) === containerVersion && within.length < deepest)
      yield* pptRecords(stream, at + 8, last, [...within, record])
    at = next
  }
}

/** The "Current User" stream of an encrypted presentation carries its own mark ([MS-PPT] 2.3.2). */
export function isEncryptedShow(currentUser: Uint8Array | undefined): boolean {
  if (currentUser === undefined || currentUser.length < 16) return false
  return Buffer.from(currentUser).readUInt32LE(12) === 0xf3d1c4df
}
