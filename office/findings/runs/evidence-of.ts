import type { Office } from '../../access/index.ts'
import { type Manifest, manifestPath } from '../sources/source.ts'
import { readSealedJson, vaultOf } from '../vault-of.ts'

/** The evidence of a case that is ready, in the order in which it was attached. */
export async function evidenceOf(
  office: Office,
  caseId: string,
  purpose: 'evidence' | 'roster' = 'evidence',
): Promise<{ source: string; words: Uint8Array; manifest: Manifest }[]> {
  const rows = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('sources')
      .select(['id', 'words'])
      .where('case_id', '=', caseId)
      .where('purpose', '=', purpose)
      .where('state', '=', 'ready')
      .orderBy('seq')
      .execute(),
  )
  const vault = vaultOf(office, caseId)
  const all = []
  for (const { id, words } of rows) {
    const manifest = await readSealedJson<Manifest>(vault, manifestPath(id))
    if (manifest === undefined) throw new Error('the list of a source is missing')
    all.push({ source: id, words, manifest })
  }
  return all
}
