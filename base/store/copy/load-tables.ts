import type pg from 'pg'
import { Problem } from '../../errors.ts'
import { checkJournal, type JournalLine, runMigration } from '../migrate.ts'
import type { Migration } from '../read-migrations.ts'
import { copyIn, type Rows } from './copy-stream.ts'
import { exactText } from './exact-text.ts'
import { loosenTables } from './loosen-tables.ts'
import { listTables, quoted, quotedColumns, type SequenceState, type TableShape } from './table-shape.ts'

/** What is put back: tables with how many rows they must have, and where each one's rows are. */
export interface StoreContents {
  migrations: readonly JournalLine[]
  tables: readonly (TableShape & { rows: number })[]
  sequences: readonly SequenceState[]
  /** The rows of one table, as COPY's text. */
  read(table: TableShape): Rows
}

/**
 * Makes the tables as they were at the backup's last migration and fills them, in the owner's transaction. The tables of
 * pg-boss must be there (base/jobs makes them). Throws `BACKUP_DAMAGED` when a table is not the one that was copied.
 */
export async function loadTables(owner: pg.ClientBase, contents: StoreContents, shipped: Migration[]): Promise<void> {
  await owner.query(exactText)
  checkJournal(contents.migrations, shipped)
  for (const migration of shipped.slice(0, contents.migrations.length)) await runMigration(owner, migration)
  const putBack = await loosenTables(owner)
  const there = await shapesNow(owner, contents)
  // Rows that migrations made are in the backup too, perhaps changed since.
  await owner.query(`truncate ${there.map((table) => quoted(owner, table)).join(', ')}`)
  for (const table of contents.tables) await loadTable(owner, table, there, contents.read(table))
  for (const sequence of contents.sequences)
    await owner.query('select setval($1::regclass, $2::bigint, $3)', [
      quoted(owner, sequence),
      sequence.value,
      sequence.called,
    ])
  await putBack()
  for (const table of there) await owner.query(`analyze ${quoted(owner, table)}`)
}

/** The tables of the backup as the migrations have just made them: all of cordon's, and of pg-boss's those of the backup. */
async function shapesNow(owner: pg.ClientBase, { tables }: StoreContents): Promise<TableShape[]> {
  const pgboss = tables.filter(({ schema }) => schema === 'pgboss').map(({ name }) => name)
  const there = await listTables(owner, { pgboss })
  const missing = there.find((table) => !tables.some((one) => isSame(one, table)))
  if (missing !== undefined) throw damaged(`it lacks the table ${missing.schema}.${missing.name}`)
  return there
}

async function loadTable(
  owner: pg.ClientBase,
  table: StoreContents['tables'][number],
  there: readonly TableShape[],
  rows: Rows,
): Promise<void> {
  const now = there.find((one) => isSame(one, table))
  if (now === undefined && table.rows === 0) return
  if (now === undefined) throw damaged(`no migration makes its table ${table.schema}.${table.name}`)
  const alike = JSON.stringify(now.columns) === JSON.stringify(table.columns)
  if (!alike && table.schema !== 'pgboss')
    throw damaged(`its table ${table.schema}.${table.name} has other columns than its migrations make`)
  const count = alike ? await fill(owner, table, rows) : await fillCommon(owner, table, now, rows)
  if (count !== table.rows)
    throw damaged(`${table.schema}.${table.name} has ${count} rows where ${table.rows} were copied`)
}

async function fill(owner: pg.ClientBase, table: TableShape, rows: Rows): Promise<number> {
  return copyIn(owner, `copy ${quoted(owner, table)} (${quotedColumns(owner, table.columns)}) from stdin`, rows)
}

/**
 * pg-boss changes its tables between versions and its own migrations start from rows; ours start from nothing. So its rows
 * go by way of a table of texts, and the columns that both versions know are kept; new ones get their defaults.
 */
async function fillCommon(owner: pg.ClientBase, old: TableShape, now: TableShape, rows: Rows): Promise<number> {
  const texts = { schema: 'cordon', name: 'backup_texts', columns: old.columns }
  const columns = old.columns.map(({ name }) => `${owner.escapeIdentifier(name)} text`).join(', ')
  await owner.query(`create table ${quoted(owner, texts)} (${columns})`)
  const count = await fill(owner, texts, rows)
  const common = now.columns.filter(({ name }) => old.columns.some((one) => one.name === name))
  const values = common.map(({ name, type }) => `${owner.escapeIdentifier(name)}::${type}`).join(', ')
  await owner.query(
    `insert into ${quoted(owner, now)} (${quotedColumns(owner, common)}) select ${values} from ${quoted(owner, texts)}`,
  )
  await owner.query(`drop table ${quoted(owner, texts)}`)
  return count
}

function isSame(a: TableShape, b: TableShape): boolean {
  return a.schema === b.schema && a.name === b.name
}

function damaged(what: string): Problem {
  return new Problem(
    'BACKUP_DAMAGED',
    `The backup cannot be put back: ${what}`,
    'Nothing was changed: use another backup',
  )
}
