import { join } from 'node:path'
import { makeFolder } from '../../../base/files/index.ts'
import type { ItemPlace } from '../../../engine/open-viewers.ts'
import type { Work } from '../../access/index.ts'
import { layOut } from '../runs/lay-out.ts'
import { inScratch } from '../runs/scratch.ts'
import { vaultOf } from '../vault-of.ts'
import { findOriginal } from './find-original.ts'

/** A file larger than this takes too long to lay out for one look. */
const mostBytes = 2 * 2 ** 30
const mostSeconds = 45

interface TooLarge {
  state: 'too-large'
  reason: string
}

/** Lays the file in which an item lies out in the clear for one look by `use`, and removes it again; or says why that would take too long. */
export async function lookInto<T>(
  work: Work,
  run: string,
  item: string,
  use: (place: ItemPlace, stop: AbortSignal) => Promise<T>,
): Promise<T | TooLarge> {
  const { office, caseId } = work
  const { file, rest } = await findOriginal(work, run, item)
  if (file.bytes > mostBytes) return tooLarge('The file is larger than 2 GiB: look at it on a machine of its own')
  return inScratch(office, join(caseId, `view-${work.newId()}`), async (folder) => {
    const path = join(folder, 'original')
    await layOut(vaultOf(office, caseId), file.object, path)
    const spool = join(folder, 'spool')
    makeFolder(spool)
    const stop = AbortSignal.timeout(mostSeconds * 1000)
    return use({ path, name: file.item, rest, folder: spool }, stop).catch((cause: unknown) => {
      if (!stop.aborted) throw cause
      return tooLarge(`It takes longer than ${mostSeconds} seconds to open`)
    })
  })
}

const tooLarge = (reason: string): TooLarge => ({ state: 'too-large', reason })
