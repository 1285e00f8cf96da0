import { Problem } from '../../../base/errors.ts'
import type { CaseVault } from '../../../base/vault/index.ts'
import type { Office } from '../../access/index.ts'
import { hashing } from '../sources/hashing.ts'
import { itemPath, type Manifest, type SourceWords } from '../sources/source.ts'
import { rosterFiles } from './roster-files.ts'

/**
 * Copies the files of the provider's roster under the key of the case. Throws `SOURCE_UNREADABLE` where they were removed meanwhile or are not, byte for
 * byte, what was read when the roster came in.
 */
export async function takeRoster(
  office: Office,
  vault: CaseVault,
  source: string,
  { id, content }: NonNullable<SourceWords['roster']>,
  signal: AbortSignal,
): Promise<Manifest> {
  const files = await rosterFiles(office, id)
  const items: Manifest['items'] = []
  if (files.length !== content.length) throw gone()
  for (const { n, name, bytes, pieces } of files) {
    signal.throwIfAborted()
    const object = itemPath(source, n)
    const seen = hashing(pieces())
    await vault.write(object, seen.pieces)
    const sha256 = seen.sha256()
    if (sha256 !== content[n]) throw gone()
    items.push({
      item: `${n + 1}-${name.replaceAll(/[\\/]/g, '-')}`,
      object,
      sha256,
      bytes,
      modified: office.clock.now(),
    })
  }
  return { items: items.sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)), gaps: [] }
}

const gone = () =>
  new Problem(
    'SOURCE_UNREADABLE',
    'This version of the roster was removed before the case had taken it',
    'Attach the version that is there now',
  )
