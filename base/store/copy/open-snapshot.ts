import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { Problem } from '../../errors.ts'
import { checkVersion } from '../check-version.ts'
import { connectStore, type Place } from '../connect-store.ts'
import { clusterIn } from '../embedded/cluster.ts'
import { checkJournal, type JournalLine, lockMigrations, readJournal } from '../migrate.ts'
import { readMigrations } from '../read-migrations.ts'
import { storeProblem } from '../store-problem.ts'
import { copyOut } from './copy-stream.ts'
import { exactText } from './exact-text.ts'
import {
  type ListedTable,
  listSequences,
  listTables,
  quoted,
  quotedColumns,
  type SequenceState,
  type TableShape,
  type Wanted,
} from './table-shape.ts'

/** All tables as they are at one instant, whatever is written meanwhile. */
export interface Snapshot {
  /** Major version of the server. */
  version: number
  migrations: JournalLine[]
  tables: TableShape[]
  sequences(): Promise<SequenceState[]>
  /** Hands the rows of a table, as COPY's text, to `take` in pieces; answers how many there are. */
  read(table: TableShape, take: (piece: Uint8Array) => void | Promise<void>): Promise<number>
}

/**
 * Opens a snapshot for the time of `work`: one read-only transaction, which hinders nobody but whoever would change tables. The
 * database is left as it is, its migrations too. Throws `STORE_` problems; `BACKUP_NOTHING` where there is no database of ours.
 */
export async function openSnapshot<T>(
  place: Place,
  wanted: Wanted,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  if (place.url === undefined && !existsSync(join(clusterIn(place.dataFolder ?? '').data, 'PG_VERSION')))
    throw nothing(`There is no database in ${place.dataFolder}`)
  const { connections, close } = await connectStore(place)
  try {
    return await connections.asAdmin(async (client) => {
      const version = await checkVersion(client)
      const { tables, migrations } = await lockMigrations(client, () => begin(client, wanted))
      const result = await work({
        version,
        migrations,
        tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
        sequences: () => as(client, 'cordon_owner', () => listSequences(client)),
        read: (table, take) => readTable(client, tables, table, take),
      })
      await client.query('rollback')
      return result
    })
  } catch (cause) {
    throw storeProblem(cause)
  } finally {
    await close()
  }
}

/** Begins under the lock that migrations take; then the tables are held as they are, and the lock can go. */
async function begin(client: pg.ClientBase, wanted: Wanted) {
  await client.query(`begin isolation level repeatable read read only; ${exactText}`)
  const there = await client.query(`select from pg_tables where schemaname = 'cordon' and tablename = 'migrations'`)
  if (there.rowCount === 0) throw nothing('The database has no tables of Cordon')
  return as(client, 'cordon_owner', async () => {
    const migrations = await readJournal(client)
    if (migrations.length === 0) throw nothing('The database has no tables of Cordon')
    checkJournal(migrations, readMigrations())
    const tables = await listTables(client, wanted)
    for (const table of tables) refuseShut(table)
    for (const table of tables) await client.query(`lock table ${quoted(client, table)} in access share mode`)
    return { tables, migrations }
  })
}

/** A table whose wall does not let the backup through would be empty in it. */
function refuseShut({ schema, name, walled, open }: ListedTable): void {
  if (!walled || open) return
  throw new Problem(
    'STORE_MIGRATION',
    `Table ${schema}.${name} would show a backup none of its rows`,
    'Start this version of Cordon once, which opens it to backups, then try again',
  )
}

async function readTable(
  client: pg.ClientBase,
  listed: readonly ListedTable[],
  { schema, name, columns }: TableShape,
  take: (piece: Uint8Array) => void | Promise<void>,
): Promise<number> {
  const table = listed.find((one) => one.schema === schema && one.name === name)
  if (table === undefined) throw new Error(`${schema}.${name} is not in the snapshot`)
  // A query and not the table itself: COPY of a partitioned table takes nothing else.
  const query = `select ${quotedColumns(client, columns)} from ${quoted(client, table)}`
  return as(client, table.walled ? 'cordon_backup' : 'cordon_owner', () =>
    copyOut(client, `copy (${query}) to stdout`, take),
  )
}

async function as<T>(client: pg.ClientBase, role: string, work: () => Promise<T>): Promise<T> {
  await client.query(`set local role ${role}`)
  const result = await work()
  await client.query('set local role none')
  return result
}

function nothing(what: string): Problem {
  return new Problem('BACKUP_NOTHING', what, 'Check --data and DATABASE_URL: nothing was backed up')
}
