import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export const root = new URL('../', import.meta.url).pathname

/** Test data of others lies beside the repository; tests that need it say so when it is not there. */
export const sharedFolder = new URL('../../shared/', import.meta.url).pathname
export const hasShared = existsSync(sharedFolder)

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a command as the launcher would, with the Node that runs the tests. */
export function cordon(...args: string[]): Promise<Ran> {
  return startCordon(...args).ended
}

export function startCordon(...args: string[]): { child: ChildProcess; ended: Promise<Ran> } {
  const child = spawn(process.execPath, [join(root, 'apps/cli/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece) => {
    stdout += piece
  })
  child.stderr.on('data', (piece) => {
    stderr += piece
  })
  const ended = new Promise<Ran>((done) => child.on('close', (status) => done({ status, stdout, stderr })))
  return { child, ended }
}

const made: string[] = []
// Said while the test file is loaded: a hook that is asked for within another hook or a test would never run. Of all, it runs last.
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A temporary folder that goes when the test file ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cordon-${name}-`))
  made.push(folder)
  return folder
}

/** One hash over the results that must be the same for the same evidence: everything but times. */
export function registerHash(caseFolder: string): string {
  const hash = createHash('sha256')
  for (const file of [
    'people.csv',
    'exposures.csv',
    'items.csv',
    'gaps.csv',
    'harm.csv',
    'links.csv',
    'review.csv',
    'duties.json',
  ])
    hash.update(readFileSync(join(caseFolder, file)))
  const summary = JSON.parse(readFileSync(join(caseFolder, 'summary.json'), 'utf8'))
  return hash.update(JSON.stringify({ ...summary, seconds: 0, sources: [] })).digest('hex')
}
