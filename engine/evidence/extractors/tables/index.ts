/** What every reader of tables needs: column letters, where the header is, batches of rows. */
export { announceTable } from './announce-table.ts'
export { columnLetters, lettersOf } from './column-letters.ts'
export { findHeader, type HeaderFound, looksLikeValue } from './find-header.ts'
export { RecordTable, type TableTurn } from './record-table.ts'
export { dropBlankRows, rowBatch } from './row-batch.ts'
