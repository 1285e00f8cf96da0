import { notFound, type Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import { type NamedSource, runSourcesPath } from '../runs/walk-of.ts'
import { type Manifest, manifestPath, type TakenItem } from '../sources/source.ts'
import { readSealedJson, vaultOf } from '../vault-of.ts'

/** The sealed file that an item is, or lies in. */
export interface Original {
  file: TakenItem
  /** Path of the item inside the file; '' for the file itself. */
  rest: string
}

/** Where the bytes of a run's item lie. Throws `NOT_FOUND`. */
export async function findOriginal(
  work: Pick<Work, 'office' | 'caseId'>,
  run: string,
  item: string,
): Promise<Original> {
  const sources = await readSealedJson<NamedSource[]>(vaultOf(work.office, work.caseId), runSourcesPath(run))
  for (const { source, prefix } of sources ?? []) {
    if (!item.startsWith(prefix)) continue
    const found = within(await manifestOf(work, source), item.slice(prefix.length))
    if (found !== undefined) return found
  }
  throw notFound('item')
}

/** The longest file that is the path, or begins it. */
function within({ items }: Manifest, path: string): Original | undefined {
  let best: TakenItem | undefined
  for (const file of items)
    if (path === file.item || path.startsWith(`${file.item}!/`))
      if (best === undefined || file.item.length > best.item.length) best = file
  return best === undefined ? undefined : { file: best, rest: path.slice(best.item.length + 2) }
}

function manifestOf({ office, caseId }: Pick<Work, 'office' | 'caseId'>, source: string): Promise<Manifest> {
  return holdOpen(office, caseId, `manifest ${source}`, source, async () => {
    const manifest = await readSealedJson<Manifest>(vaultOf(office, caseId), manifestPath(source))
    if (manifest === undefined) throw notFound('source')
    return manifest
  })
}
