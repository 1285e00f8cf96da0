import type { Swept } from '../../base/vault/index.ts'
import type { Office } from './office.ts'

/** Nothing is written or read for so long. */
const hours = 24

/** Frees what writers that died left in the store of sealed objects, and what was replaced there; recorded where anything went. */
export async function sweepStore(office: Office): Promise<Swept> {
  const nothing = { uploads: 0, versions: 0, kept: 0 }
  const swept = (await office.objects.sweep?.(office.clock.now() - hours * 3_600_000)) ?? nothing
  if (swept.uploads + swept.versions === 0) return swept
  await office.store.transaction('nobody', (trx) =>
    office.recorder.write(trx, 'program', undefined, [{ what: 'store.swept', facts: { ...swept } }]),
  )
  office.recorder.wake()
  return swept
}
