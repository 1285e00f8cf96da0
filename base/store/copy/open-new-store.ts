import type pg from 'pg'
import { Problem } from '../../errors.ts'
import { checkVersion } from '../check-version.ts'
import { connectStore, type Place } from '../connect-store.ts'
import { asOwner, lockMigrations } from '../migrate.ts'
import { prepareRoles } from '../prepare-roles.ts'
import { readMigrations } from '../read-migrations.ts'
import { storeProblem } from '../store-problem.ts'
import { loadTables, type StoreContents } from './load-tables.ts'

/** A database with the roles and none of the tables: where a backup is put back. */
export interface NewStore {
  version: number
  administer<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** Makes and fills all tables in one transaction: afterwards the whole backup is there, or nothing. */
  load(contents: StoreContents): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a database in which nothing is yet, and makes it where it is missing. Throws `RESTORE_NOT_EMPTY` when it has tables of
 * Cordon or jobs in a queue, otherwise as `openStore`.
 */
export async function openNewStore(place: Place): Promise<NewStore> {
  const { connections, close } = await connectStore(place)
  try {
    const administer = <T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> =>
      connections.asAdmin((client) => lockMigrations(client, () => work(client)))
    const version = await administer(async (client) => {
      const found = await checkVersion(client)
      await refuseFilled(client)
      await prepareRoles(client)
      return found
    })
    const load = (contents: StoreContents) =>
      administer(async (client) => {
        await refuseFilled(client)
        await asOwner(client, () => loadTables(client, contents, readMigrations()))
      })
    return {
      version,
      administer,
      load: (contents) => load(contents).catch((cause) => Promise.reject(storeProblem(cause))),
      close,
    }
  } catch (cause) {
    await close()
    throw storeProblem(cause)
  }
}

async function refuseFilled(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ tables: number; queue: boolean }>(
    `select count(*) filter (where n.nspname = 'cordon' and c.relname <> 'migrations')::int as tables,
       coalesce(bool_or(n.nspname = 'pgboss' and c.relname = 'job'), false) as queue
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')`,
  )
  const { tables, queue } = rows[0]!
  if (tables > 0) throw notEmpty('The database has tables of Cordon already')
  if (queue && (await client.query('select from pgboss.job limit 1')).rowCount !== 0)
    throw notEmpty('The database has a queue with jobs already')
}

function notEmpty(what: string): Problem {
  return new Problem(
    'RESTORE_NOT_EMPTY',
    what,
    'A backup is put back into an empty installation only: give another --data or DATABASE_URL, or move the old one away',
  )
}
