import { cpus } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../../../base/files/index.ts'
import { readPart } from '../../../engine/read-part.ts'
import { defineOfficeJob, type Office } from '../../access/index.ts'
import { type Manifest, manifestPath } from '../sources/source.ts'
import { readSealedJson, vaultOf } from '../vault-of.ts'
import { layOut, sealFile } from './lay-out.ts'
import { bytesOf, type Part, partsOf, readPath } from './part.ts'
import { resolveRun } from './resolve-run.ts'
import { runOutOfTries } from './run-out-of-tries.ts'
import { runSettings } from './run-settings.ts'
import { inScratch } from './scratch.ts'

/**
 * Reads one part of the evidence on whatever machine takes it: opens its items into scratch, reads them in closed processes, seals what was
 * read. What an earlier run has read with the same program and settings is taken as it is.
 */
export const readEvidencePart = defineOfficeJob<{ run: string; source: string; n: number }>({
  name: 'read-part',
  outOfTries: runOutOfTries,
  leaseSeconds: 120,
  load:
    async () =>
    async (office, { run, source, n }, { caseId, signal }) => {
      const part = await findPart(office, caseId!, source, n)
      const wanted = await stateOf(office, caseId!, run)
      if (wanted === 'reading') await readOnce(office, caseId!, part, signal)
      return async (trx) => {
        const done = await trx
          .updateTable('runs')
          .set((was) => ({
            parts_done: was('parts_done', '+', 1),
            items_done: was('items_done', '+', part.items.length),
            bytes_done: was('bytes_done', '+', String(bytesOf(part))),
          }))
          .where('case_id', '=', caseId!)
          .where('id', '=', run)
          .where('state', '=', 'reading')
          .returning(['parts', 'parts_done'])
          .executeTakeFirst()
        if (done === undefined) return 'stopped'
        if (done.parts_done === done.parts) await queueRest(office, trx, caseId!, run)
        return 'read'
      }
    },
})

async function queueRest(
  office: Office,
  trx: Parameters<Parameters<Office['store']['transaction']>[1]>[0],
  caseId: string,
  run: string,
): Promise<void> {
  await trx
    .updateTable('runs')
    .set({ state: 'resolving' })
    .where('case_id', '=', caseId)
    .where('id', '=', run)
    .execute()
  await office.jobs.add(resolveRun, { run }, { transaction: trx, caseId, key: `resolve:${run}` })
}

async function findPart(office: Office, caseId: string, source: string, n: number): Promise<Part> {
  const manifest = await readSealedJson<Manifest>(vaultOf(office, caseId), manifestPath(source))
  const part = manifest === undefined ? undefined : partsOf(source, manifest)[n]
  if (part === undefined) throw new Error('a part of the evidence is missing')
  return part
}

function stateOf(office: Office, caseId: string, run: string): Promise<string> {
  return office.store.read({ case: caseId }, async (trx) => {
    const row = await trx
      .selectFrom('runs')
      .select('state')
      .where('case_id', '=', caseId)
      .where('id', '=', run)
      .executeTakeFirstOrThrow()
    return row.state
  })
}

async function readOnce(
  office: Office,
  caseId: string,
  { source, n, items }: Part,
  signal: AbortSignal,
): Promise<void> {
  const { settings, fingerprint } = await office.store.read({ case: caseId }, (trx) => runSettings(office, trx))
  const vault = vaultOf(office, caseId)
  const kept = await vault.open(readPath(fingerprint, source, n))
  if (kept !== undefined) return kept.close()
  await inScratch(office, join(caseId, `part-${source}-${n}`), async (folder) => {
    const own = join(folder, 'items')
    makeFolder(own)
    for (const [at, { object }] of items.entries()) {
      signal.throwIfAborted()
      await layOut(vault, object, join(own, String(at)))
    }
    const bytes = items.reduce((sum, item) => sum + item.bytes, 0)
    const walk = {
      sources: [{ path: own, root: own, kind: 'folder' as const, items: items.length, bytes }],
      items: items.map(({ item, bytes, modified }, at) => ({
        item,
        bytes,
        modified,
        path: join(own, String(at)),
        source: 0,
      })),
      gaps: [],
    }
    const request = { walk, folder, settings, workers: Math.max(1, cpus().length - 1) }
    const context = { clock: office.clock, stop: signal, progress: () => {} }
    const { store } = await readPart(request, context)
    await sealFile(vault, store, readPath(fingerprint, source, n))
  })
}
