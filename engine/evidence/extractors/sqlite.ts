import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { ByteSource } from '../../../base/files/index.ts'
import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { type PendingContent, spoolPending } from './pending-content.ts'
import { readTable } from './sqlite/read-table.ts'

/**
 * SQLite databases: every ordinary table (never a view, never a virtual table, whose rows lie in ordinary ones), cells that
 * are files as children. The file is opened read-only and as immutable, so that nothing is written beside the evidence.
 */
export const sqlite: Extractor = {
  name: 'sqlite',
  kinds: ['sqlite'],
  async *extract(bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> {
    const path = bytes.path ?? (await context.spool(bytes.pieces())).spooled
    const database = open(path)
    try {
      for await (const piece of spoolPending(readTables(database), context)) {
        context.checkIn()
        yield piece
      }
    } finally {
      database.close()
    }
  },
}

function open(path: string): DatabaseSync {
  const url = pathToFileURL(path)
  url.searchParams.set('mode', 'ro')
  url.searchParams.set('immutable', '1')
  try {
    const database = new DatabaseSync(url, { readOnly: true, allowExtension: false })
    // A hostile schema must not call functions, nor the file's pages be trusted to be what they say.
    database.exec('PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON')
    return database
  } catch (cause) {
    throw new Unreadable('damaged', `The database cannot be opened (${(cause as Error).message}).`, { cause })
  }
}

function* readTables(database: DatabaseSync): Iterable<PendingContent> {
  for (const table of tableNames(database)) {
    try {
      yield* readTable(database, table)
    } catch (error) {
      const reason = `The table cannot be read (${(error as Error).message}).`
      yield { type: 'gap', where: `table=${table}`, state: 'damaged', reason, bytes: 0 }
    }
  }
}

function tableNames(database: DatabaseSync): string[] {
  try {
    const rows = database
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid`,
      )
      .all() as { name: string }[]
    return rows.map(({ name }) => name)
  } catch (cause) {
    throw new Unreadable('damaged', `The list of tables cannot be read (${(cause as Error).message}).`, { cause })
  }
}
