import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../../errors.ts'
import type { Cluster } from './cluster.ts'
import type { Runtime } from './find-runtime.ts'
import type { OsUser } from './os-user.ts'

const pause = 20
const patience = 3_000
const orphanTries = 50
const fullLog = 8 * 2 ** 20

/**
 * No network, durable, and a log without anybody's data: no statements, no parameters, and `terse` leaves out the
 * DETAIL lines, which quote values.
 */
const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'fsync=on',
  'full_page_writes=on',
  'max_connections=100',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_statement=none',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'log_timezone=UTC',
  'timezone=UTC',
]

/** Connects as the server's own administrator. The caller ends the client. */
export async function connectAdmin(cluster: Cluster, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: cluster.socket,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    application_name: name,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Starts the server and answers its first connection. Call it under the cluster's lock, when nothing answers. After a kill
 * the orphans of the earlier server may need a moment to notice; until then PostgreSQL refuses to touch their memory.
 */
export async function startServer(cluster: Cluster, runtime: Runtime, user: OsUser | undefined, name: string) {
  for (let attempt = 1; ; attempt++) {
    removeStalePid(cluster)
    try {
      return await tryStart(cluster, runtime, user, name)
    } catch (cause) {
      if (attempt === orphanTries || !/is still in use/.test((cause as Error).message)) throw cause
      await wait(10 * pause)
    }
  }
}

async function tryStart(cluster: Cluster, runtime: Runtime, user: OsUser | undefined, name: string) {
  if (existsSync(cluster.log) && statSync(cluster.log).size > fullLog) renameSync(cluster.log, `${cluster.log}.1`)
  const log = openSync(cluster.log, 'a', 0o600)
  const from = statSync(cluster.log).size
  const options = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(
    join(runtime.bin, 'postgres'),
    ['-D', cluster.data, '-k', cluster.socket, '-p', '5432', ...options],
    {
      cwd: '/',
      detached: true,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    },
  )
  closeSync(log)
  let ended: string | undefined
  server.on('error', (cause) => {
    ended = cause.message
  })
  server.on('exit', (status, signal) => {
    ended ??= `it ended with ${signal ?? `status ${status}`}`
  })
  server.unref()
  return awaitServer(cluster, name, () => (ended === undefined ? undefined : `${ended}; ${saidIn(cluster.log, from)}`))
}

/** Waits for a server that is starting or recovering after a crash: up to a minute, or until it `ended`. */
export async function awaitServer(
  cluster: Cluster,
  name: string,
  ended: () => string | undefined = () => undefined,
): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connectAdmin(cluster, name)
    } catch (cause) {
      const why = ended()
      if (why === undefined && attempt < patience) await wait(pause)
      else
        throw new Problem(
          'STORE_UNREACHABLE',
          `PostgreSQL did not start in ${cluster.folder}: ${why ?? (cause as Error).message}`,
          `Read ${cluster.log}, correct the cause and start again`,
          { cause },
        )
    }
  }
}

/** The live postmaster of this cluster, by the pid it wrote; undefined when there is none. */
export function findServer({ data }: Cluster): number | undefined {
  const pid = readPid(data)
  return pid !== undefined && isPostgres(pid) ? pid : undefined
}

/** Fast shutdown: clients are let go, everything is written, the pid file is gone at the end. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const pid = findServer(cluster)
  if (pid === undefined) return
  const file = join(cluster.data, 'postmaster.pid')
  process.kill(pid, 'SIGINT')
  // The file, not the process: in a container nobody may reap the process, and it stays as a zombie.
  for (let attempt = 1; existsSync(file) && attempt < patience; attempt++) await wait(pause)
  if (existsSync(file) && isPostgres(pid)) process.kill(pid, 'SIGQUIT')
}

/**
 * After a crash or a restart of the machine the number in postmaster.pid may now be another program's. PostgreSQL would
 * then refuse to start; it decides by itself about a number that nobody has.
 */
function removeStalePid({ data }: Cluster): void {
  const pid = readPid(data)
  if (pid !== undefined && isAlive(pid) && !isPostgres(pid)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

function readPid(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux tells what a process runs, and a zombie runs nothing; elsewhere a live process counts as ours. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.endsWith('postgres')
  } catch {
    return process.platform !== 'linux'
  }
}

function saidIn(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').trim().split('\n')
  return (lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? '').trim()
}
