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
  /** The backup of that label has been loaded here before, whole: nothing is left to do. */
  loaded: boolean
  administer<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** Makes and fills all tables in one transaction: afterwards the whole backup is there, or nothing. */
  load(contents: StoreContents): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a database in which nothing is yet, and makes it where it is missing. `label` names the backup: it is noted in the same
 * transaction as the tables, so that a restore which was cut off afterwards knows. Throws `RESTORE_NOT_EMPTY` when the database has tables
 * of Cordon from elsewhere or jobs in a queue, otherwise as `openStore`.
 */
export async function openNewStore(place: Place, label: string): Promise<NewStore> {
  const { connections, close } = await connectStore(place)
  try {
    const administer = <T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> =>
      connections.asAdmin((client) => lockMigrations(client, () => work(client)))
    const { version, loaded } = await administer(async (client) => {
      const found = { version: await checkVersion(client), loaded: (await labelOf(client)) === label }
      if (!found.loaded) await refuseFilled(client)
      await prepareRoles(client)
      return found
    })
    const load = (contents: StoreContents) =>
      administer(async (client) => {
        await refuseFilled(client)
        await asOwner(client, async () => {
          await loadTables(client, contents, readMigrations())
          await client.query(`comment on schema cordon is ${client.escapeLiteral(restored(label))}`)
        })
      })
    return {
      version,
      loaded,
      administer,
      load: (contents) => load(contents).catch((cause) => Promise.reject(storeProblem(cause))),
      close,
    }
  } catch (cause) {
    await close()
    throw storeProblem(cause)
  }
}

const restored = (label: string): string => `restored from backup ${label}`

async function labelOf(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `select obj_description(to_regnamespace('cordon')::oid, 'pg_namespace') as note`,
  )
  return rows[0]?.note?.replace(restored(''), '')
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
