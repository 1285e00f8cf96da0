import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../base/errors.ts'
import { makeFolder, removeFile, writeFileAtomically, writeProblem } from '../../base/files/index.ts'

const root = new URL('../../', import.meta.url).pathname

export interface BuiltConsole {
  /** Holds index.html and the files it names; nothing else reads or writes there. */
  folder: string
  /** False where the last build was still good. */
  rebuilt: boolean
}

/** What the last build was made of, by path below the root of this copy and SHA-256. */
interface BuildRecord {
  folder: string
  made_of: Record<string, string>
}

/**
 * Builds the console for browsers into `into` (about 2 seconds), unless nothing it is made of has changed since the last time. Several
 * processes may do so at once. Throws `CONSOLE_NOT_BUILT` where the sources do not build, with the reason.
 */
export async function buildConsole(into: string = join(root, '.runtime/console')): Promise<BuiltConsole> {
  const recordPath = join(into, 'built.json')
  const last = existsSync(recordPath) ? (JSON.parse(readFileSync(recordPath, 'utf8')) as BuildRecord) : null
  if (last !== null && isCurrent(last, into)) return { folder: join(into, last.folder), rebuilt: false }
  makeFolder(into)
  const part = mkdtempSync(join(into, 'part-'))
  const madeOf = await bundle(part)
  const record = { folder: hash(JSON.stringify(madeOf)).slice(0, 16), made_of: madeOf }
  putInPlace(part, join(into, record.folder))
  writeFileAtomically(recordPath, JSON.stringify(record, null, 1))
  // The build before stays for a server that still sends it.
  for (const name of readdirSync(into))
    if (/^[0-9a-f]{16}$/.test(name) && name !== record.folder && name !== last?.folder) removeFile(join(into, name))
  return { folder: join(into, record.folder), rebuilt: true }
}

function isCurrent({ folder, made_of: madeOf }: BuildRecord, into: string): boolean {
  if (!existsSync(join(into, folder, 'index.html'))) return false
  return Object.entries(madeOf).every(([path, sum]) => existsSync(join(root, path)) && fileHash(path) === sum)
}

/** Makes the files in a process of its own (Vite sets NODE_ENV and keeps much memory), and answers what they were made of. */
async function bundle(folder: string): Promise<Record<string, string>> {
  const script = new URL('bundle.ts', import.meta.url).pathname
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder], {
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 1 << 24,
    })
    const sources = JSON.parse(stdout) as string[]
    return Object.fromEntries(sources.map((path) => [path, fileHash(path)]))
  } catch (cause) {
    removeFile(folder)
    throw new Problem(
      'CONSOLE_NOT_BUILT',
      `The console could not be built: ${reason(cause)}`,
      'Restore the files of apps/console from the release, or correct the place it names, and start again',
      { cause },
    )
  }
}

function reason(cause: unknown): string {
  const { stderr } = cause as { stderr?: string }
  return (stderr ?? '').trim() || (cause instanceof Error ? cause.message : String(cause))
}

/** A rename is at once, so a folder of this name is whole: another process was first with the same files. */
function putInPlace(part: string, folder: string): void {
  try {
    renameSync(part, folder)
  } catch (cause) {
    removeFile(part)
    if (!existsSync(join(folder, 'index.html'))) throw writeProblem(folder, cause)
  }
}

const fileHash = (path: string): string => hash(readFileSync(join(root, path)))
const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

// Run as a program, for those who may not import it: builds, and prints where the files are.
if (import.meta.main) {
  try {
    process.stdout.write((await buildConsole()).folder)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    process.stderr.write(problem.line())
    process.exitCode = 1
  }
}
