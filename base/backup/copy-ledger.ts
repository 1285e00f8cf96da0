import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../errors.ts'
import { freezeLedger, type ProofFiles, verifyLedger } from '../ledger/index.ts'
import type { ContentLine } from './contents.ts'
import { type Context, checkStop } from './context.ts'
import { type Known, keyOf } from './copy-objects.ts'
import type { Manifest } from './manifest-shape.ts'
import type { Pool } from './pool.ts'

/**
 * Puts the ledger under its present checkpoint into the pool; null where there is none. Full tiles never change, so those that
 * are known are not read again. The copy is verified as an outsider would; a ledger in which something is wrong stops the backup.
 * Throws `LEDGER_DAMAGED`.
 */
export async function copyLedger(
  folder: string,
  pool: Pool,
  known: Known,
  add: (line: ContentLine) => void,
  context: Context,
): Promise<Manifest['ledger']> {
  const frozen = freezeLedger(folder)
  if (frozen === undefined) return null
  const lines = new Map<string, ContentLine>()
  const keep = async (path: string, bytes: () => Uint8Array, kept?: { sha256: string; bytes: number }) => {
    checkStop(context)
    const line: ContentLine = { part: 'ledger', path, ...(kept ?? (await pool.put([bytes()]))) }
    lines.set(path, line)
    known.set(keyOf(line), line)
    add(line)
    context.tell?.('copying the ledger', lines.size, 0, 'files')
  }
  for (const [path, bytes] of frozen.edge) await keep(path, () => bytes)
  for (const path of frozen.full()) {
    const before = known.get(keyOf({ part: 'ledger', path }))
    await keep(
      path,
      () => readFileSync(join(folder, path)),
      before !== undefined && pool.has(before) ? before : undefined,
    )
  }
  const { wrong, vkey } = await verifyLedger(ledgerIn(pool, lines, folder))
  if (wrong.length > 0)
    throw new Problem(
      'LEDGER_DAMAGED',
      `No backup was made, because the ledger is not as it should be: ${wrong[0]!.what}`,
      `Look with ./cordon verify ${folder}; keep this copy, and bring the ledger back from an earlier backup`,
    )
  const { origin, size, root } = frozen.checkpoint
  return { origin, size, root: Buffer.from(root).toString('base64'), vkey: vkey! }
}

/** The ledger of a backup, for the verifier. */
export function ledgerIn(pool: Pool, lines: ReadonlyMap<string, ContentLine>, name: string): ProofFiles {
  return {
    name,
    list: () => [...lines.keys()].sort(),
    read: async (path, most) => {
      const line = lines.get(path)
      if (line === undefined || line.bytes > most || !pool.has(line)) return undefined
      const file = pool.open(line.sha256)
      try {
        return file.all()
      } finally {
        file.close()
      }
    },
    hash: async (path) => lines.get(path)?.sha256,
    close() {},
  }
}
