import { Problem } from '../../../base/errors.ts'
import { bytesOfFile, entryAt } from '../../../base/files/index.ts'
import type { CaseVault } from '../../../base/vault/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import { walkSources } from '../../../engine/evidence/index.ts'
import { defineOfficeJob, type Office } from '../../access/index.ts'
import { takeRoster } from '../rosters/take-roster.ts'
import { uploadPieces } from '../uploads/upload-pieces.ts'
import { vaultOf, writeSealedJson } from '../vault-of.ts'
import { pathWithin } from './allowed-path.ts'
import { hashing } from './hashing.ts'
import { itemPath, type Manifest, manifestPath, type SourceWords } from './source.ts'

/** Seals every file of a source and lists it. Done again from the start after a crash: the same bytes end at the same places. */
export const takeIn = defineOfficeJob<{ source: string }>({
  name: 'take-in-source',
  /** Without it the source would wait for ever, and every run with it; what was uploaded can be attached again. */
  async outOfTries(office, trx, { source }, { caseId, failure }) {
    const row = await trx
      .updateTable('sources')
      .set({ state: 'failed', failure })
      .where('case_id', '=', caseId!)
      .where('id', '=', source)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return
    const facts = { state: 'failed', items: 0, bytes: 0 }
    await office.recorder.write(trx, 'program', caseId!, [
      { what: 'source.taken-in', subject: ['source', source], facts },
    ])
  },
  load:
    async () =>
    async (office, { source }, { caseId, signal }) => {
      if (caseId === null) throw new TypeError('a source belongs to a case')
      const row = await office.store.read({ case: caseId }, (trx) =>
        trx
          .selectFrom('sources')
          .select('words')
          .where('case_id', '=', caseId)
          .where('id', '=', source)
          .executeTakeFirstOrThrow(),
      )
      const place = { table: 'sources', row: source }
      const words = openRow(office.keyring.caseKeys(caseId), place, row.words) as SourceWords
      const vault = vaultOf(office, caseId)
      const taken = await takeAll(office, vault, caseId, source, words, signal).catch((cause: unknown) => {
        if (cause instanceof Problem && !passing.has(cause.code)) return cause.code
        throw cause
      })
      if (typeof taken === 'string') return async (trx) => settle(trx, { state: 'failed', failure: taken })
      await writeSealedJson(vault, manifestPath(source), taken)
      const bytes = taken.items.reduce((sum, item) => sum + item.bytes, 0)
      return async (trx) =>
        settle(trx, { state: 'ready', items: taken.items.length + taken.gaps.length, bytes: String(bytes) })

      async function settle(
        trx: Parameters<Parameters<Office['store']['transaction']>[1]>[0],
        set: { state: 'failed' | 'ready'; failure?: string; items?: number; bytes?: string },
      ) {
        await trx.updateTable('sources').set(set).where('case_id', '=', caseId!).where('id', '=', source).execute()
        // Each is an item of the source by now, sealed and hashed: its parts are removed by the daily sweep.
        if (set.state === 'ready' && words.uploads.length > 0)
          await trx
            .updateTable('uploads')
            .set({ state: 'taken' })
            .where('case_id', '=', caseId!)
            .where('id', 'in', words.uploads)
            .execute()
        const facts = { state: set.state, items: set.items ?? 0, bytes: Number(set.bytes ?? 0) }
        await office.recorder.write(trx, 'program', caseId!, [
          { what: 'source.taken-in', subject: ['source', source], facts },
        ])
        return set.state
      }
    },
})

/** Worth another try: the rest is the source's own fault, and said to whoever attached it. */
const passing = new Set(['DISK_FULL', 'NOT_WRITABLE', 'VAULT_SEALED', 'VAULT_BUSY', 'STORE_UNREACHABLE', 'STORE_BUSY'])

function takeAll(
  office: Office,
  vault: CaseVault,
  caseId: string,
  source: string,
  words: SourceWords,
  signal: AbortSignal,
): Promise<Manifest> {
  if (words.roster !== undefined) return takeRoster(office, vault, source, words.roster, signal)
  return words.path === undefined
    ? takeUploads(office, vault, caseId, source, words.uploads, signal)
    : takeFolder(vault, source, placeOf(words.path, words.root), signal)
}

async function takeUploads(
  office: Office,
  vault: CaseVault,
  caseId: string,
  source: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Manifest> {
  const rows = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('uploads')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('id', 'in', [...ids])
      .execute(),
  )
  const items: Manifest['items'] = []
  for (const [n, id] of ids.entries()) {
    signal.throwIfAborted()
    const row = rows.find((one) => one.id === id)!
    const { name } = openRow(office.keyring.caseKeys(caseId), { table: 'uploads', row: id }, row.words) as {
      name: string
    }
    const object = itemPath(source, n)
    const seen = hashing(uploadPieces(vault, id, row.parts))
    await vault.write(object, seen.pieces)
    const item = cleanName(name)
    items.push({ item, object, sha256: seen.sha256(), bytes: Number(row.bytes), modified: row.created_at.getTime() })
  }
  return { items: items.sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)), gaps: [] }
}

/** A client's path as a path inside the source: nothing climbs out, nothing is absolute. */
function cleanName(name: string): string {
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/') || 'file'
}

/** Looked at again: links may have been changed since it was attached. `root`: undefined for a source of an earlier version. */
function placeOf(path: string, root: string | undefined): string {
  if (root === undefined || entryAt(path) === undefined) return path
  const place = pathWithin(root, path)
  if (place !== undefined) return place
  throw new Problem(
    'SOURCE_UNREADABLE',
    'The path of a source leads out of the folders that evidence may be taken from',
    'Copy the evidence into one of them',
  )
}

async function takeFolder(vault: CaseVault, source: string, path: string, signal: AbortSignal): Promise<Manifest> {
  const walk = walkSources([path])
  const items: Manifest['items'] = []
  const gaps: Manifest['gaps'] = walk.gaps.map(({ source: _, ...gap }) => gap)
  for (const [n, { item, path: file, bytes, modified }] of walk.items.entries()) {
    signal.throwIfAborted()
    const object = itemPath(source, n)
    try {
      const content = bytesOfFile(file)
      try {
        const seen = hashing(content.pieces())
        await vault.write(object, seen.pieces)
        items.push({ item, object, sha256: seen.sha256(), bytes, modified })
      } finally {
        content.close()
      }
    } catch (cause) {
      if (cause instanceof Problem) throw cause
      gaps.push({ item, state: 'damaged', reason: `It could not be read: ${(cause as Error).message}`, bytes })
    }
  }
  return { items, gaps }
}
