import pg from 'pg'
import type { SharedServer } from './embedded/share-server.ts'
import { isLost, storeProblem } from './store-problem.ts'

/** How to reach the database as its administrator, as the application and as the reader. */
export interface Logins {
  admin: pg.ClientConfig
  app: pg.ClientConfig
  reader: pg.ClientConfig
}

export interface Connections {
  /** A connection on which `opening` has been run. One that turns out to be cut is replaced, once. */
  acquire(role: 'app' | 'reader', opening: string): Promise<pg.PoolClient>
  /** Runs `work` on a connection of its own by the administrator's login. */
  asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const sizes = { app: 10, reader: 6 }

export function loginsOfServer({ socket }: SharedServer, database: string): Logins {
  const login = (user: string) => ({ host: socket, port: 5432, database, user })
  return { admin: login('postgres'), app: login('cordon_app'), reader: login('cordon_reader') }
}

/** One URL is enough: every transaction then takes its role. URLs of their own keep a stolen login from taking another. */
export function loginsOfUrl(url: string, appUrl = url, readerUrl = appUrl): Logins {
  const login = (connectionString: string) => ({ connectionString })
  return { admin: login(url), app: login(appUrl), reader: login(readerUrl) }
}

/** `server` is ours to start again when it was killed; a server of somebody else we only report. */
export function openConnections(logins: Logins, server: SharedServer | undefined): Connections {
  const pools = { app: poolOf(logins.app, sizes.app), reader: poolOf(logins.reader, sizes.reader) }
  const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (cause) {
      if (!isLost(cause)) throw cause
      await server?.revive()
      return work()
    }
  }
  return {
    acquire: (role, opening) => retrying(() => openOn(pools[role], opening)),
    asAdmin: (work) => retrying(() => connect(logins.admin)).then((client) => work(client).finally(() => client.end())),
    async close() {
      await Promise.all([pools.app.end(), pools.reader.end()])
    },
  }
}

function poolOf(config: pg.ClientConfig, max: number): pg.Pool {
  const pool = new pg.Pool({ ...config, ...patience, max, idleTimeoutMillis: 30_000, application_name: 'cordon' })
  // A connection that is cut says so by failing its statement; without listeners the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  return pool
}

async function openOn(pool: pg.Pool, opening: string): Promise<pg.PoolClient> {
  const client = await pool.connect()
  try {
    await client.query(opening)
    return client
  } catch (cause) {
    client.release(cause as Error)
    throw cause
  }
}

const patience = { connectionTimeoutMillis: 10_000, keepAlive: true }

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, ...patience, application_name: 'cordon administration' })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    throw storeProblem(cause)
  }
  return client
}
