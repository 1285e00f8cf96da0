import type pg from 'pg'
import { Problem } from '../errors.ts'
import { letBackupRead } from './let-backup-read.ts'
import type { Migration } from './read-migrations.ts'

/** Any number will do, as long as every version of Cordon takes the same. */
const lockNumber = 5_270_023
const lockSeconds = 120

/**
 * Brings the tables up to the last of `migrations`: each in a transaction of its own together with its line in the
 * journal, so that one which is cut off has never been. Answers how many were applied. Call it inside `lockMigrations`.
 * Throws `STORE_MIGRATION` when the database is ahead of this version, when a file was changed after it had been
 * applied, or when one fails.
 */
export async function migrate(admin: pg.ClientBase, migrations: Migration[]): Promise<number> {
  const applied = await asOwner(admin, () => readJournal(admin))
  checkJournal(applied, migrations)
  const missing = migrations.slice(applied.length)
  for (const migration of missing) await apply(admin, migration)
  await asOwner(admin, () => letBackupRead(admin))
  return missing.length
}

/** Throws `STORE_MIGRATION` when what was `applied` is not the beginning of what this version ships. */
export function checkJournal(applied: readonly JournalLine[], shipped: readonly Migration[]): void {
  for (const [at, line] of applied.entries()) compare(line, shipped[at])
}

/** Runs `work` while no other process changes this database's tables. The lock goes with the connection. */
export async function lockMigrations<T>(admin: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await admin.query(`set lock_timeout = '${lockSeconds}s'`)
  await admin.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    return await work()
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {})
  }
}

/** One applied migration, as the database remembers it. */
export type JournalLine = Omit<Migration, 'sql'>

/** What was applied, in order. To be called by the owner. */
export async function readJournal(owner: pg.ClientBase): Promise<JournalLine[]> {
  const { rows } = await owner.query<JournalLine>(
    'select number, name, checksum from cordon.migrations order by number',
  )
  return rows
}

/** One migration and its line in the journal, in the owner's transaction. */
export async function runMigration(owner: pg.ClientBase, { number, name, sql, checksum }: Migration): Promise<void> {
  await owner.query(sql)
  await owner.query('insert into cordon.migrations (number, name, checksum) values ($1, $2, $3)', [
    number,
    name,
    checksum,
  ])
}

function compare(applied: JournalLine, shipped: Migration | undefined): void {
  if (shipped === undefined)
    throw new Problem(
      'STORE_MIGRATION',
      `The database was changed by a newer version of Cordon (${applied.name})`,
      'Start that version; nothing was changed',
    )
  if (applied.number !== shipped.number || applied.name !== shipped.name || applied.checksum !== shipped.checksum)
    throw new Problem(
      'STORE_MIGRATION',
      `Migration ${shipped.name} is not the file that was applied to this database as ${applied.name}`,
      'Restore the file from the release: changes come as new migrations; nothing was changed',
    )
}

async function apply(admin: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await asOwner(admin, () => runMigration(admin, migration))
  } catch (cause) {
    throw new Problem(
      'STORE_MIGRATION',
      `Migration ${migration.name} failed and was taken back: ${(cause as Error).message}`,
      'Nothing was changed: correct the cause and start again',
      { cause },
    )
  }
}

/** One transaction by the owner of the tables. */
export async function asOwner<T>(admin: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await admin.query('begin; set local role cordon_owner; set local search_path = cordon, pg_catalog, pg_temp')
  try {
    const result = await work()
    await admin.query('commit')
    return result
  } catch (cause) {
    await admin.query('rollback').catch(() => {})
    throw cause
  }
}
