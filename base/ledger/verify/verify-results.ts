import type { LedgerEntry } from '../entries/entry.ts'
import type { ProofFiles } from './proof-files.ts'
import type { Verification } from './verify-ledger.ts'

/**
 * Compares the files of the last finished run with the SHA-256 that the ledger has for them, and adds to the verification. `partial`:
 * a pack may leave all of them out (they name people); one that has some must have all.
 */
export async function verifyResults(
  files: ProofFiles,
  partial: boolean,
  { runs, checked, wrong, remarks }: Verification,
): Promise<void> {
  const run = runs.findLast(({ what }) => what === 'run.finished')
  if (run === undefined)
    return void remarks.push('No run has been finished in this ledger: there are no result files to check')
  const stated = Object.entries(run.facts['results'] as Record<string, string>)
  const there = new Set(files.list())
  if (partial && !stated.some(([path]) => there.has(path)))
    return void remarks.push(
      `The ${stated.length} result files of entry ${run.seq} are not in the pack and were not checked`,
    )
  const before = wrong.length
  for (const [path, sha256] of stated) {
    const hash = await files.hash(path)
    if (hash === undefined) wrong.push({ entry: run.seq, what: `it lists ${path}, which is missing` })
    else if (hash !== sha256)
      wrong.push({ entry: run.seq, what: `${path} is not the file that this run wrote${later(runs)}` })
  }
  if (wrong.length === before)
    checked.push(`${stated.length} result file${stated.length === 1 ? '' : 's'}, as entry ${run.seq} states them`)
}

function later(runs: readonly LedgerEntry[]): string {
  return runs.at(-1)?.what === 'run.started' ? ' (a later run has begun and not finished)' : ''
}
