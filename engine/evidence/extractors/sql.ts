import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'
import { decodePieces } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { type PendingContent, spoolPending } from './pending-content.ts'
import { guessDialect } from './sql/dialect.ts'
import { DumpReader } from './sql/read-dump.ts'

/**
 * SQL dumps: pg_dump (COPY and INSERT), mysqldump, SQL Server scripts, SQLite `.dump`. Each SQL table is a table whose rows
 * are counted over the whole dump; other statements with texts in them are passages at their line; files stored as
 * hexadecimal are children.
 */
export const sql: Extractor = {
  name: 'sql',
  kinds: ['sql'],
  extract: (bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> =>
    spoolPending(read(bytes, context), context),
}

function* read(bytes: ByteSource, context: ExtractContext): Iterable<PendingContent> {
  let reader: DumpReader | undefined
  for (const { text } of decodePieces(bytes, { pieceBytes: 512 << 10, overlapBytes: 0 })) {
    context.checkIn()
    reader ??= new DumpReader(guessDialect(text))
    yield* reader.push(text)
  }
  if (reader !== undefined) yield* reader.push('', true)
}
