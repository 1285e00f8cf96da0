/** Bytes on disk: reading them through one narrow door, and writing them so that a crash leaves the old or the new. */
export { type ByteSource, bytesInMemory, bytesOfFile } from './byte-source.ts'
export { hashBytes, hashFile } from './hash-file.ts'
export { csvLine, LineFile } from './line-file.ts'
export { type Entry, type EntryType, entryAt, linkTarget, listFolder, realPath } from './list-folder.ts'
export { lockFolder } from './lock-folder.ts'
export { SegmentLog } from './segment-log.ts'
export { openSpool, type Spool, type SpoolInput } from './spool.ts'
export { writeFileAtomically, writeProblem } from './write-atomically.ts'
