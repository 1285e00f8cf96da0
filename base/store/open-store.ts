import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { Problem } from '../errors.ts'
import type { Actor } from './actor.ts'
import { checkVersion } from './check-version.ts'
import { type Connections, type Logins, loginsOfServer, loginsOfUrl, openConnections } from './connections.ts'
import { type SharedServer, shareServer } from './embedded/share-server.ts'
import { lockMigrations, migrate } from './migrate.ts'
import { prepareRoles } from './prepare-roles.ts'
import { readMigrations } from './read-migrations.ts'
import type { Schema } from './schema.ts'
import { storeProblem } from './store-problem.ts'
import { runningTransaction, runTransaction, type Transaction, type TransactionOptions } from './transaction.ts'

export interface StoreOptions {
  /** Cordon's data folder, for the server that comes along; not looked at when there is a `url`. */
  dataFolder?: string
  /** DATABASE_URL of a server, version 15 or later, by a login that owns the database. */
  url?: string | undefined
  /** Logins of their own for the application and for reading; without them the `url`'s login takes their roles. */
  appUrl?: string | undefined
  readerUrl?: string | undefined
  clock: Clock
  /** Database of the server that comes along. */
  database?: string
  /** Programs of another PostgreSQL in place of the one that comes along, such as /usr/lib/postgresql/15/bin. */
  binaries?: string | undefined
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
  const server = options.url === undefined ? await shareServer(folderOf(options), options.binaries) : undefined
  let connections: Connections | undefined
  try {
    const logins = await loginsOf(options, server)
    connections = openConnections(logins, server)
    const version = await connections.asAdmin(prepare)
    return storeOver(connections, server, options.clock, version)
  } catch (cause) {
    await connections?.close()
    await server?.release()
    throw storeProblem(cause)
  }
}

function storeOver(connections: Connections, server: SharedServer | undefined, clock: Clock, version: number): Store {
  let closed: Promise<void> | undefined
  return {
    transaction: (actor, work, options) => runTransaction(connections, 'write', clock, actor, work, options),
    read: (actor, work, options) => runTransaction(connections, 'read', clock, actor, work, options),
    db: runningTransaction(),
    version,
    administer: (work) => connections.asAdmin((client) => lockMigrations(client, () => work(client))),
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
    close() {
      closed ??= connections.close().then(() => server?.release())
      return closed
    },
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

function folderOf({ dataFolder }: StoreOptions): string {
  if (dataFolder !== undefined) return dataFolder
  throw new Problem('STORE_FOLDER', 'No data folder was given, and no DATABASE_URL', 'Give one of them')
}

async function loginsOf(options: StoreOptions, server: SharedServer | undefined): Promise<Logins> {
  if (server === undefined) return loginsOfUrl(options.url!, options.appUrl, options.readerUrl)
  const database = options.database ?? 'cordon'
  const elsewhere = openConnections(loginsOfServer(server, 'postgres'), server)
  await elsewhere.asAdmin((admin) => makeDatabase(admin, database)).finally(() => elsewhere.close())
  return loginsOfServer(server, database)
}

/** CREATE DATABASE cannot be asked to do nothing when it is there; two first starts may both ask. */
async function makeDatabase(admin: pg.Client, database: string): Promise<void> {
  const there = await admin.query('select from pg_database where datname = $1', [database])
  if (there.rowCount !== 0) return
  await admin.query(`create database ${admin.escapeIdentifier(database)}`).catch((cause: { code?: string }) => {
    if (cause.code !== '42P04' && cause.code !== '23505') throw cause
  })
}
