import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Clock, systemClock } from '../clock.ts'
import { type SharedServer, shareServer } from './embedded/share-server.ts'
import { openStore, type Store, type StoreOptions } from './open-store.ts'
import { readMigrations } from './read-migrations.ts'

/** Debian's PostgreSQL 15, the oldest server that is supported; tests run on it too where it is installed. */
const debian15 = '/usr/lib/postgresql/15/bin'

export interface TestServer {
  title: string
  binaries: string | undefined
  /** False: skip, the title says why. */
  here: boolean
}

/** The servers that tests run on, for `describe.each`: the one that comes along, and PostgreSQL 15. */
export const testServers: TestServer[] = [
  { title: 'the server that comes along', binaries: undefined, here: true },
  {
    title: existsSync(debian15) ? "Debian's PostgreSQL 15" : `PostgreSQL 15 (skipped: ${debian15} is not installed)`,
    binaries: debian15,
    here: existsSync(debian15),
  },
]

/** A store for tests on an empty database of its own, made from a template in about a tenth of a second. */
export interface TestStore extends Store {
  /** How to open the same database again, for instance from another process. */
  options: StoreOptions & { dataFolder: string; database: string }
  /** The server's administrator, on this database or another, past every wall: to see what is really there. The caller ends it. */
  connectAdmin(database?: string): Promise<pg.Client>
  /** Closes the store and drops its database. */
  drop(): Promise<void>
  /** Closes the store and keeps its database under this name, from `keptName`, for others to be made from. */
  keepAs(name: string): Promise<void>
}

let made = 0

/** A name for a database to be kept while the process `pid` lives, which runs the tests. */
export const keptName = (pid: number, name: string): string => `test_${pid}_kept_${name}`

/** Does `work` while no other process does work of this number, over all test files; a killed one lets the next in. */
export async function oneByOne<T>(number: number, work: () => Promise<T>): Promise<T> {
  const server = await shareServer(testFolder(undefined))
  try {
    return await asAdmin(server, 'postgres', async (admin) => {
      await admin.query('select pg_advisory_lock($1)', [number])
      return work()
    })
  } finally {
    await server.release()
  }
}

/**
 * Opens a new database with all tables, or all of the kept database `from`, on one server that all test files share and the
 * last one stops (its folder in the temporary folder is kept for the next run).
 */
export async function openTestStore(
  clock: Clock = systemClock,
  binaries: string | undefined = undefined,
  from: string | undefined = undefined,
): Promise<TestStore> {
  const dataFolder = testFolder(binaries)
  const server = await shareServer(dataFolder, binaries)
  const database = `test_${process.pid}_${++made}`
  await asAdmin(server, 'postgres', async (admin) => {
    const template = from ?? (await makeTemplate(admin, dataFolder, binaries))
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.query(`create database ${database} template ${template}`)
    await admin.query(`alter database ${database} set synchronous_commit = off`)
  })
  const options = { dataFolder, database, clock, binaries }
  const store = await openStore(options)
  return {
    ...store,
    options,
    connectAdmin: (name = database) => connectAdmin(server, name),
    async drop() {
      await store.close()
      await asAdmin(server, 'postgres', (admin) => admin.query(`drop database if exists ${database} with (force)`))
      await server.release()
    },
    async keepAs(name) {
      await store.close()
      await asAdmin(server, 'postgres', async (admin) => {
        await dropLeftovers(admin, 'test')
        await admin.query(`alter database ${database} rename to ${name}`)
      })
      await server.release()
    },
  }
}

/** A folder that the server's user may enter (the usual 0700 of temporary folders keeps it out when run as root). */
function testFolder(binaries: string | undefined): string {
  const kind = createHash('sha256')
    .update(binaries ?? import.meta.url)
    .digest('hex')
    .slice(0, 8)
  const folder = join(tmpdir(), `cordon-tests-${process.geteuid?.() ?? 0}-${kind}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  return folder
}

/** One template per state of the migrations; made under an advisory lock, because test files run at the same time. */
async function makeTemplate(admin: pg.Client, dataFolder: string, binaries: string | undefined): Promise<string> {
  const state = readMigrations().map(({ checksum }) => checksum)
  const name = `template_${createHash('sha256').update(state.join()).digest('hex').slice(0, 12)}`
  await admin.query('select pg_advisory_lock(1)')
  const ready = await admin.query(`select from pg_database where datname = $1 and datistemplate`, [name])
  if (ready.rowCount === 0) {
    await dropLeftovers(admin, 'test|template')
    await admin.query(`drop database if exists ${name} with (force)`)
    await (await openStore({ dataFolder, database: name, clock: systemClock, binaries })).close()
    await admin.query(`alter database ${name} is_template true`)
  }
  await admin.query('select pg_advisory_unlock(1)')
  return name
}

/** Databases of test runs that were killed, and templates of earlier migrations. */
async function dropLeftovers(admin: pg.Client, kinds: 'test' | 'test|template'): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database d where datname ~ '^(${kinds})_[0-9a-f]' and not exists
       (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  for (const { name } of rows) {
    const pid = /^test_(\d+)_/.exec(name)?.[1]
    if (pid !== undefined && existsSync(`/proc/${pid}`)) continue
    const quoted = admin.escapeIdentifier(name)
    await admin.query(`alter database ${quoted} is_template false`)
    await admin.query(`drop database if exists ${quoted}`)
  }
}

async function connectAdmin({ socket }: SharedServer, database: string): Promise<pg.Client> {
  const client = new pg.Client({ host: socket, port: 5432, user: 'postgres', database })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function asAdmin<T>(server: SharedServer, database: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = await connectAdmin(server, database)
  return work(admin).finally(() => admin.end())
}
