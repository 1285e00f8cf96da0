import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Clock } from '../clock.ts'
import { Problem } from '../errors.ts'
import { hashFile } from '../files/index.ts'
import type { NewEntry } from './entries/entry.ts'
import { referenceTo } from './entries/reference.ts'
import { fileNames } from './ledger-folder.ts'
import { type LedgerKey, openKeyFile } from './notes/key-file.ts'
import { openLedger } from './open-ledger.ts'

/** What is known when a run begins. */
export interface RunFacts {
  /** Of this copy of the program, as in package.json. */
  version: string
  /** SHA-256, lower-case hex, over whatever decides the result: settings, code, facts. */
  settings: string
  /** Number of top-level sources. */
  sources: number
}

/** One top-level source after it was read. */
export interface SourceFacts {
  /** As the user gave it; only its keyed reference is written. */
  path: string
  items: number
  bytes: number
  /** SHA-256, lower-case hex, of every item in it, in any order. */
  hashes: Iterable<string>
}

/** What a run has come to. */
export interface RunResults {
  /** Counts by code: `people.proven`, `items.total` ... at most 500. */
  counts: Record<string, number>
  /** The case folder, and the result files in it by their path there, with `/`: at most 500, read and hashed here. */
  folder: string
  files: readonly string[]
}

/** A run that has begun. Each call appends and is on the disk when it answers; nothing stays open between calls. */
export interface RunRecord {
  sources(sources: Iterable<SourceFacts>): void
  /** Answers the signed checkpoint over the whole run. */
  finish(results: RunResults): string
}

/**
 * Records one run of the engine in the ledger of its case: `run.started` now, `source.hashed` per source, `run.finished`. A run that
 * was killed leaves its beginning; the one that resumes it begins anew. The key file is made where neither it nor a ledger exists.
 * Throws `LEDGER_KEY_INVALID`, `LEDGER_DAMAGED`, `CASE_FOLDER_IN_USE`, `DISK_FULL`, `NOT_WRITABLE`.
 */
export function recordRun(ledgerFolder: string, keyFile: string, clock: Clock, facts: RunFacts): RunRecord {
  const key = openKey(ledgerFolder, keyFile)
  const actor = `program:cordon-${facts.version.replaceAll('+', '-')}`
  const append = (what: string, entries: Pick<NewEntry, 'subject' | 'facts'>[]): string => {
    const ledger = openLedger(ledgerFolder, { signer: key.signer, clock })
    try {
      ledger.append(entries.map((entry) => ({ actor, what, ...entry })))
      return ledger.checkpoint()
    } finally {
      ledger.close()
    }
  }
  const version = facts.version.replaceAll('+', '-')
  append('run.started', [{ subject: null, facts: { version, settings: facts.settings, sources: facts.sources } }])
  return {
    sources(sources) {
      append(
        'source.hashed',
        [...sources].map((source) => sourceEntry(source, key)),
      )
    },
    finish({ counts, folder, files }) {
      const results = Object.fromEntries(files.map((path) => [path, hashFile(join(folder, path))]))
      return append('run.finished', [{ subject: null, facts: { counts, results } }])
    },
  }
}

/** One hash for many items: SHA-256 over their SHA-256, sorted, each in hex and followed by a newline. */
export function hashOfItems(hashes: Iterable<string>): string {
  const all = createHash('sha256')
  for (const hash of [...hashes].sort()) all.update(`${hash}\n`)
  return all.digest('hex')
}

function sourceEntry({ path, items, bytes, hashes }: SourceFacts, key: LedgerKey): Pick<NewEntry, 'subject' | 'facts'> {
  return {
    subject: referenceTo('source', path, key.referenceKey),
    facts: { items, bytes, sha256: hashOfItems(hashes) },
  }
}

/** A copy of the ledger must never carry the key that can rewrite it. */
function openKey(ledgerFolder: string, keyFile: string): LedgerKey {
  if (!relative(resolve(ledgerFolder), resolve(keyFile)).startsWith('..'))
    throw new Problem('LEDGER_KEY_INVALID', `The key ${keyFile} lies in its own ledger`, 'Keep it elsewhere')
  return openKeyFile(keyFile, !existsSync(join(ledgerFolder, fileNames.checkpoint)))
}
