import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Actor } from './actor.ts'
import { checkVersion } from './check-version.ts'
import { connectStore, type Place } from './connect-store.ts'
import type { Connections } from './connections.ts'
import { lockMigrations, migrate } from './migrate.ts'
import { prepareRoles } from './prepare-roles.ts'
import { readMigrations } from './read-migrations.ts'
import type { Schema } from './schema.ts'
import { storeProblem } from './store-problem.ts'
import { runningTransaction, runTransaction, type Transaction, type TransactionOptions } from './transaction.ts'

export interface StoreOptions extends Place {
  clock: Clock
}

/** The one system of record of the office. */
export interface Store {
  /** Reads and writes in one transaction for `actor`. A failure leaves nothing behind. */
  transaction<T>(actor: Actor, work: (trx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Reads on one snapshot, by a role that cannot write. */
  read<T>(actor: Actor, work: (trx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** The transaction that runs here, for code without one in hand; every call outside of a transaction throws. */
  db: Kysely<Schema>
  /** Major version of the server. */
  version: number
  /** Runs `work` on a connection by the administrator's login while no other process changes tables. For base/jobs and restore. */
  administer<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** SQL by the application's login, outside any transaction of ours and for nobody: the rows of all its statements. For base/jobs alone. */
  statement(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  close(): Promise<void>
}

/**
 * Opens the database: starts or joins the server of `dataFolder` (or reaches `url`), makes roles, brings the tables up to
 * this version. Throws the STORE_ problems of docs/errors.md.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { connections, close } = await connectStore(options)
  try {
    const version = await connections.asAdmin(prepare)
    return storeOver(connections, close, options.clock, version)
  } catch (cause) {
    await close()
    throw storeProblem(cause)
  }
}

function storeOver(connections: Connections, close: () => Promise<void>, clock: Clock, version: number): Store {
  return {
    transaction: (actor, work, options) => runTransaction(connections, 'write', clock, actor, work, options),
    read: (actor, work, options) => runTransaction(connections, 'read', clock, actor, work, options),
    db: runningTransaction(),
    version,
    administer: (work) =>
      connections
        .asAdmin((client) => lockMigrations(client, () => work(client)))
        .catch((cause: unknown) => {
          throw storeProblem(cause)
        }),
    async statement(text, values) {
      const client = await connections.acquire('app', 'set role cordon_app')
      try {
        const rows = await queryRows(client, text, values)
        client.release()
        return { rows }
      } catch (cause) {
        client.release(cause as Error)
        throw cause
      }
    },
    close,
  }
}

/** The driver answers several statements with a list of results, of which we want all rows. */
export async function queryRows(client: pg.ClientBase, text: string, values?: unknown[]) {
  const results: pg.QueryResult | pg.QueryResult[] = await client.query(text, values)
  return [results].flat().flatMap(({ rows }) => rows as Record<string, unknown>[])
}

async function prepare(admin: pg.Client): Promise<number> {
  const version = await checkVersion(admin)
  await lockMigrations(admin, async () => {
    await prepareRoles(admin)
    await migrate(admin, readMigrations())
  })
  return version
}
