import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../../errors.ts'
import type { Runtime } from './find-runtime.ts'
import type { OsUser } from './os-user.ts'

/** Where one embedded server keeps its things: `<data folder>/postgres/{data,socket,server.log,lock}`. */
export interface Cluster {
  folder: string
  data: string
  /** Folder of the Unix socket, 0700; a path of the temporary folder where the data folder's is too long. */
  socket: string
  log: string
  lock: string
}

/** A Unix socket's whole path may have 107 bytes; PostgreSQL adds `/.s.PGSQL.5432` and tries `.lock` beside it. */
const longestFolder = 107 - Buffer.byteLength('/.s.PGSQL.5432.lock')

export function clusterIn(dataFolder: string): Cluster {
  const folder = join(resolve(dataFolder), 'postgres')
  const near = join(folder, 'socket')
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return {
    folder,
    data: join(folder, 'data'),
    socket: Buffer.byteLength(near) <= longestFolder ? near : join(tmpdir(), `cordon-${name}`),
    log: join(folder, 'server.log'),
    lock: join(folder, 'lock'),
  }
}

/** Makes the folders that must be there before anything is locked. Throws `STORE_FOLDER` when they cannot be used. */
export function makeClusterFolder({ folder }: Cluster): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
  } catch (cause) {
    throw folderProblem(`${folder} cannot be made: ${(cause as Error).message}`, cause)
  }
}

/** Makes socket folder and data; a data folder appears whole or not at all, even when killed in the middle. */
export function makeCluster(cluster: Cluster, runtime: Runtime, user: OsUser | undefined): void {
  if (user !== undefined) checkPath(cluster.folder, user)
  makePrivate(cluster.socket, user)
  if (existsSync(join(cluster.data, 'PG_VERSION'))) {
    checkMajor(cluster, runtime)
    return
  }
  const part = `${cluster.data}.part`
  rmSync(part, { recursive: true, force: true })
  makePrivate(part, user)
  initialise(part, runtime, user)
  renameSync(part, cluster.data)
}

function initialise(data: string, runtime: Runtime, user: OsUser | undefined): void {
  // From 17 on PostgreSQL has a C.UTF-8 of its own, the same on every machine; before that the system's is used.
  const locale =
    runtime.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : [process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C']
  const access = ['--auth-local=trust', '--auth-host=reject', '--username=postgres']
  try {
    execFileSync(
      join(runtime.bin, 'initdb'),
      ['-D', data, '--encoding=UTF8', '--data-checksums', ...locale, ...access],
      {
        cwd: '/',
        env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', 'ignore', 'pipe'],
        ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      },
    )
  } catch (cause) {
    const said = String((cause as { stderr?: Buffer }).stderr ?? (cause as Error).message)
    rmSync(data, { recursive: true, force: true })
    throw folderProblem(`PostgreSQL could not make its data in ${dirname(data)}: ${lastLine(said)}`, cause)
  }
}

function checkMajor({ data }: Cluster, { major }: Runtime): void {
  const there = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (there === String(major)) return
  throw new Problem(
    'STORE_OTHER_VERSION',
    `${data} was made by PostgreSQL ${there}, and this version of Cordon brings ${major}`,
    'Make a backup with the version that made it and restore that with this one',
  )
}

/** 0700 and owned by the server's user: whoever can reach the socket is let in, so nobody else may reach it. */
function makePrivate(folder: string, user: OsUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const uid = user?.uid ?? process.geteuid?.()
  const there = lstatSync(folder)
  const ours = there.isDirectory() && (there.uid === uid || there.uid === process.geteuid?.())
  if (!ours) throw folderProblem(`${folder} belongs to somebody else`)
  chmodSync(folder, 0o700)
  if (user !== undefined && there.uid !== user.uid) chownSync(folder, user.uid, user.gid)
}

/** Every folder above must let the server's user through. */
function checkPath(folder: string, user: OsUser): void {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0)
      throw folderProblem(
        `PostgreSQL, which runs as ${user.name} because it refuses to run as root, may not enter ${at}`,
      )
    if (dirname(at) === at) return
  }
}

export function folderProblem(what: string, cause?: unknown): Problem {
  return new Problem(
    'STORE_FOLDER',
    what,
    'Choose another data folder (outside /root when run as root), or correct its permissions',
    { cause },
  )
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}
