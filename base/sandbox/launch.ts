import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { answerDescriptor } from './protocol.ts'

/** How a child is fenced in on this machine. */
export interface Fence {
  /** Put before the command: the tools that take the network away and end the child with its parent. */
  prefix: readonly string[]
  /** `namespace`: the kernel gives it no network at all. `guard`: only calls of Node itself are closed. */
  network: 'namespace' | 'guard'
}

let found: Fence | undefined

/**
 * Tries once which fences this machine has. `unshare --net` (util-linux) puts the child into an empty network namespace:
 * root may always do so, others where user namespaces are allowed. `setpriv` asks the kernel to kill the child when its
 * parent dies, even if it hangs in a loop. Where neither works, the guard loaded into the child is all there is.
 */
export function fence(): Fence {
  found ??= probe()
  return found
}

function probe(): Fence {
  const unshare = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--map-root-user', '--net']
  const setpriv = ['setpriv', '--pdeathsig', 'KILL']
  const works = (prefix: string[]): boolean =>
    spawnSync(prefix[0]!, [...prefix.slice(1), 'true'], { stdio: 'ignore', timeout: 10_000, env: {} }).status === 0
  if (works([...unshare, ...setpriv])) return { prefix: [...unshare, ...setpriv], network: 'namespace' }
  if (works(unshare)) return { prefix: unshare, network: 'namespace' }
  if (works(setpriv)) return { prefix: setpriv, network: 'guard' }
  return { prefix: [], network: 'guard' }
}

export interface Launch {
  /** Entry file (.ts) of the child; it calls `serveTasks`. */
  module: string
  memoryBytes: number
  /** Folders and files it may read, beside Cordon's own code. */
  readable: readonly string[]
  writable: readonly string[]
  /** Its whole environment, beside a neutral time zone and language. */
  env: Readonly<Record<string, string>>
  /** Worker threads, for libraries that cannot do without (OCR). */
  allowWorkers: boolean
}

const home = fileURLToPath(new URL('../../', import.meta.url))
const ownCode = ['base/', 'engine/', 'data/', 'node_modules/', 'package.json'].map((part) => home + part)
const guard = fileURLToPath(new URL('guard-network.ts', import.meta.url))

/** Starts a child that can read and write only what it was given, start no programs, and reach no network. */
export function launch(options: Launch): ChildProcess {
  const flags = [
    '--permission',
    ...[...ownCode, options.module, ...options.readable, ...options.writable].map(
      (path) => `--allow-fs-read=${subtree(path)}`,
    ),
    ...options.writable.map((path) => `--allow-fs-write=${subtree(path)}`),
    ...(options.allowWorkers ? ['--allow-worker'] : []),
    `--max-old-space-size=${Math.max(64, Math.ceil(options.memoryBytes / 2 ** 20))}`,
    // Parsers make much short-lived garbage; a small nursery costs a little time and saves a hundred megabytes per child.
    `--max-semi-space-size=4`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    // --require rather than --import: it also comes before the code of worker threads.
    '--require',
    guard,
  ]
  const [command, ...rest] = [...fence().prefix, process.execPath, ...flags, options.module]
  const stdio: ('pipe' | 'ignore')[] = ['pipe', 'ignore', 'pipe']
  stdio[answerDescriptor] = 'pipe'
  return spawn(command!, rest, { stdio, env: { TZ: 'UTC', LANG: 'C.UTF-8', ...options.env }, detached: false })
}

/** Node takes a path with a slash at its end for the folder and all below it. */
function subtree(path: string): string {
  return !path.endsWith('/') && statSync(path, { throwIfNoEntry: false })?.isDirectory() ? `${path}/` : path
}
