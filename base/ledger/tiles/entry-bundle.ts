/** Largest entry, in bytes: its length is written in 16 bits. */
export const mostEntryBytes = 0xffff

/** Entries one after another, each behind its length as 16 bits, big-endian (C2SP tlog-tiles, "log entries"). */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    at = bundle.writeUInt16BE(entry.length, at)
    bundle.set(entry, at)
    at += entry.length
  }
  return bundle
}

/** The entries of a bundle, and how many bytes at its end are no whole entry (0 in a sound one). */
export function decodeBundle(bundle: Uint8Array): { entries: Uint8Array[]; left: number } {
  const entries: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bundle.length) {
    const end = at + 2 + ((bundle[at]! << 8) | bundle[at + 1]!)
    if (end > bundle.length) break
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return { entries, left: bundle.length - at }
}
