import type pg from 'pg'
import { Problem } from '../errors.ts'
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
  const applied = await readJournal(admin)
  for (const [at, line] of applied.entries()) compare(line, migrations[at])
  const missing = migrations.slice(applied.length)
  for (const migration of missing) await apply(admin, migration)
  return missing.length
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

type Line = Omit<Migration, 'sql'>

async function readJournal(admin: pg.ClientBase): Promise<Line[]> {
  return asOwner(admin, async () => {
    const { rows } = await admin.query<Line>('select number, name, checksum from cordon.migrations order by number')
    return rows
  })
}

function compare(applied: Line, shipped: Migration | undefined): void {
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

async function apply(admin: pg.ClientBase, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await asOwner(admin, async () => {
      await admin.query(sql)
      await admin.query('insert into cordon.migrations (number, name, checksum) values ($1, $2, $3)', [
        number,
        name,
        checksum,
      ])
    })
  } catch (cause) {
    throw new Problem(
      'STORE_MIGRATION',
      `Migration ${name} failed and was taken back: ${(cause as Error).message}`,
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
