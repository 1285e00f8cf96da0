import type pg from 'pg'
import { Problem } from '../errors.ts'
import { type Connections, type Logins, loginsOfServer, loginsOfUrl, openConnections } from './connections.ts'
import { type SharedServer, shareServer } from './embedded/share-server.ts'
import { storeProblem } from './store-problem.ts'

/** Where the database is. */
export interface Place {
  /** Cordon's data folder, for the server that comes along; not looked at when there is a `url`. */
  dataFolder?: string
  /** DATABASE_URL of a server, version 15 or later, by a login that owns the database. */
  url?: string | undefined
  /** Logins of their own for the application and for reading; without them the `url`'s login takes their roles. */
  appUrl?: string | undefined
  readerUrl?: string | undefined
  /** Database of the server that comes along. */
  database?: string
  /** Programs of another PostgreSQL in place of the one that comes along, such as /usr/lib/postgresql/15/bin. */
  binaries?: string | undefined
}

/** Starts or joins the server of the data folder (making both when they are missing), or reaches `url`. Nothing in the database is touched. */
export async function connectStore(place: Place): Promise<{ connections: Connections; close(): Promise<void> }> {
  const server = place.url === undefined ? await shareServer(folderOf(place), place.binaries) : undefined
  try {
    const connections = openConnections(await loginsOf(place, server), server)
    let closed: Promise<void> | undefined
    return {
      connections,
      close() {
        closed ??= connections.close().then(() => server?.release())
        return closed
      },
    }
  } catch (cause) {
    await server?.release()
    throw storeProblem(cause)
  }
}

function folderOf({ dataFolder }: Place): string {
  if (dataFolder !== undefined) return dataFolder
  throw new Problem('STORE_FOLDER', 'No data folder was given, and no DATABASE_URL', 'Give one of them')
}

async function loginsOf(place: Place, server: SharedServer | undefined): Promise<Logins> {
  if (server === undefined) return loginsOfUrl(place.url!, place.appUrl, place.readerUrl)
  const database = place.database ?? 'cordon'
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
